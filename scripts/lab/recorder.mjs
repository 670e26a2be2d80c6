// Real agents through the recorder:  npm run lab:recorder -- FOLDER
// FOLDER is where `npm install @anthropic-ai/claude-code @openai/codex @qwen-code/qwen-code` was run; what is missing there
// is told and left out. Nothing is needed from the internet, and the key is none.
import { runLab } from './lib/programs.mjs';

await runLab('recorder');
