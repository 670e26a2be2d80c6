import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './recorder/recorder.ts';

/** The recorder, from its own bundle next to this one: no other bundle contains a network module. */
export const lazyRecorder = lazyBundle<typeof bundle>('recorder.js');
