// Compares what `context` says an agent would send with what real agents put into their first request:
//   npm run lab:first -- DIR [AGENT...]
// DIR contains fixtures, each a script `NAME.sh DEST` that creates it and `labels-NAME.json` with the measured items; by default the
// project's own fixtures. Needs bash and git, but no agent. Prints recall and precision, items that were missed, and items that were
// called certain but were not sent; exits with 1 if there are any.
import { runUnsealed } from './lib/programs.mjs';

await runUnsealed('first');
