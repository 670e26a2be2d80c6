// Real agents with the guard off and on, against a model on the loopback that calls tools:  npm run lab:guard -- FOLDER [AGENT,...]
// FOLDER is where the agents were installed with npm, such as `npm install @anthropic-ai/claude-code @openai/codex`; what is
// missing there is told and left out. On Linux everything runs in a network of its own, where there is one to be had.
import { runLab } from './lib/programs.mjs';

await runLab('guard');
