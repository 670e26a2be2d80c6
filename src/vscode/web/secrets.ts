// Takes the place of `node/scanning/lazySecrets.ts` in the bundle for the web, which is one file.
import * as bundle from '../../node/scanning/secrets.ts';

/** The part that finds secrets. */
export const secrets = (): typeof bundle => bundle;
