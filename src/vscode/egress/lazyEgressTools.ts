import { createRequire } from 'node:module';
import type * as bundle from './egressTools.ts';

type EgressTools = typeof bundle;

let loaded: EgressTools | undefined;

/** The part that knows hosts, policies and the recorder's state, from its own bundle beside this one. */
export function egressTools(): EgressTools {
  loaded ??= createRequire(__filename)('./egressTools.js') as EgressTools;
  return loaded;
}
