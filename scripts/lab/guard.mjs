// Real agents with the guard off and on, using a model on the loopback that calls tools:  npm run lab:guard -- FOLDER [AGENT,...]
// FOLDER is where the agents were installed with npm, such as `npm install @anthropic-ai/claude-code @openai/codex`; missing ones are
// reported and skipped. On Linux, everything runs in a network of its own, if possible.
import { runLab } from './lib/programs.mjs';

await runLab('guard');
