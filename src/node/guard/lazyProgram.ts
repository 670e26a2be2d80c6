import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './answering/program.ts';

/** The program that agents call, for people who ask what it would answer: there is no second one that could answer otherwise. */
export const guardProgram = lazyBundle<typeof bundle>('guardProgram.js');
