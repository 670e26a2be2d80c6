import { createRequire } from 'node:module';
import type * as bundle from './recorder/recorder.ts';

/** The recorder, from its own bundle beside this one: no other bundle holds a network module. */
export function lazyRecorder(): typeof bundle {
  return createRequire(__filename)('./recorder.js') as typeof bundle;
}
