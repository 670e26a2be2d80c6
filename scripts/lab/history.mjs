// Compares what `history` reads in the records of real agents with what they sent to a model on the loopback:
//   npm run lab:history -- FOLDER [AGENT,...]
// FOLDER is where the agents were installed with npm, such as `npm install @anthropic-ai/claude-code @openai/codex`; missing ones are
// reported and skipped. On Linux, everything runs in a network of its own, if possible.
import { runLab } from './lib/programs.mjs';

await runLab('history');
