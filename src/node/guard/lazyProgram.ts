import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './answering/program.ts';

/** The program that agents call. `guard check` uses the same one, so it shows exactly what an agent would be answered. */
export const guardProgram = lazyBundle<typeof bundle>('guardProgram.js');
