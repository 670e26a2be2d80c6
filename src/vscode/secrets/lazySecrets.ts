import { createRequire } from 'node:module';
import type * as bundle from './secrets.ts';

type Secrets = typeof bundle;

let loaded: Secrets | undefined;

/** The part that finds secrets, from its own bundle beside this one. */
export function secrets(): Secrets {
  loaded ??= createRequire(__filename)('./secrets.js') as Secrets;
  return loaded;
}
