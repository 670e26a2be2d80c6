// Compares what `context` says an agent would send with what real agents put into their first request:
//   npm run lab:first -- DIR [AGENT...]
// DIR holds fixtures, each a script `NAME.sh DEST` that lays it and `labels-NAME.json` with what was measured; without it
// the project's own one is taken. Needs bash and git, and no agent. Prints recall and precision, what was missed and what
// was called certain and is not there; exit 1 where there is any.
import { runUnsealed } from './lib/programs.mjs';

await runUnsealed('first');
