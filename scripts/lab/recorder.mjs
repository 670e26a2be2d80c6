// Real agents through the recorder:  npm run lab:recorder -- FOLDER
// FOLDER is where `npm install @anthropic-ai/claude-code @openai/codex @qwen-code/qwen-code` was run; missing ones are reported and
// skipped. Needs neither the internet nor a real key.
import { runLab } from './lib/programs.mjs';

await runLab('recorder');
