import { visualStudioCodeText } from './products/vscode.ts';
import { copilotText } from './products/copilot.ts';
import { copilotCliText } from './products/copilot-cli.ts';
import { cursorText } from './products/cursor.ts';
import { claudeCodeText } from './products/claude-code.ts';
import { codexText } from './products/codex.ts';
import { windsurfText } from './products/windsurf.ts';
import { continueDevText } from './products/continue.ts';
import { clineText } from './products/cline.ts';
import { amazonQText } from './products/amazon-q.ts';
import { openCodeText } from './products/opencode.ts';
import { piText } from './products/pi.ts';
import { rooText } from './products/roo.ts';
import { geminiCodeAssistText } from './products/gemini-code-assist.ts';
import { geminiCliText } from './products/gemini-cli.ts';
import { aiderText } from './products/aider.ts';
import { tabnineText } from './products/tabnine.ts';
import { augmentText } from './products/augment.ts';
import { codyText } from './products/cody.ts';
import { ampText } from './products/amp.ts';
import { jetbrainsAiText } from './products/jetbrains-ai.ts';
import { zedText } from './products/zed.ts';
import { tabbyText } from './products/tabby.ts';
import { kiloText } from './products/kilo.ts';
import { qwenCodeText } from './products/qwen-code.ts';
import { devinText } from './products/devin.ts';
import { ollamaText } from './products/ollama.ts';
import { janText } from './products/jan.ts';
import { llamaVscodeText } from './products/llama-vscode.ts';

/** What the settings of each product do, in the order of the catalogue. */
export const productText = {
  'setting.shared.telemetryLevel': 'Usage data of this extension follows the telemetry level of the editor.',
  ...visualStudioCodeText,
  ...copilotText,
  ...copilotCliText,
  ...cursorText,
  ...claudeCodeText,
  ...codexText,
  ...windsurfText,
  ...continueDevText,
  ...clineText,
  ...amazonQText,
  ...openCodeText,
  ...piText,
  ...rooText,
  ...geminiCodeAssistText,
  ...geminiCliText,
  ...aiderText,
  ...tabnineText,
  ...augmentText,
  ...codyText,
  ...ampText,
  ...jetbrainsAiText,
  ...zedText,
  ...tabbyText,
  ...kiloText,
  ...qwenCodeText,
  ...devinText,
  ...ollamaText,
  ...janText,
  ...llamaVscodeText,
} satisfies Readonly<Record<string, string>>;
