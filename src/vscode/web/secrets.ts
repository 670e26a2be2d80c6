// Replaces `node/scanning/lazySecrets.ts` in the bundle for the web, which is a single file.
import * as bundle from '../../node/scanning/secrets.ts';

/** The functions that find secrets. */
export const secrets = (): typeof bundle => bundle;
