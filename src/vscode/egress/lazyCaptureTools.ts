import { createRequire } from 'node:module';
import type * as bundle from './captureTools.ts';

type CaptureTools = typeof bundle;

let loaded: CaptureTools | undefined;

/** The part that reads captured traffic, from its own bundle beside this one. */
export function captureTools(): CaptureTools {
  loaded ??= createRequire(__filename)('./captureTools.js') as CaptureTools;
  return loaded;
}
