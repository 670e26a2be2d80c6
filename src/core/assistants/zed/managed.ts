import { message } from '../../message.ts';
import { withoutLayer } from '../../policy/managed/build.ts';

/** No configuration owned by an administrator was found on the machine (looked for on 2026-11-28). */
export const zedManaged = withoutLayer('zed', message('policy.limit.noLayer'));
