import { visualStudioCodeText } from '../core/assistants/vscode/text.ts';
import { copilotText } from '../core/assistants/copilot/text.ts';
import { copilotCliText } from '../core/assistants/copilot-cli/text.ts';
import { cursorText } from '../core/assistants/cursor/text.ts';
import { claudeCodeText } from '../core/assistants/claude-code/text.ts';
import { codexText } from '../core/assistants/codex/text.ts';
import { windsurfText } from '../core/assistants/windsurf/text.ts';
import { continueDevText } from '../core/assistants/continue/text.ts';
import { clineText } from '../core/assistants/cline/text.ts';
import { amazonQText } from '../core/assistants/amazon-q/text.ts';
import { openCodeText } from '../core/assistants/opencode/text.ts';
import { piText } from '../core/assistants/pi/text.ts';
import { rooText } from '../core/assistants/roo/text.ts';
import { geminiCodeAssistText } from '../core/assistants/gemini-code-assist/text.ts';
import { geminiCliText } from '../core/assistants/gemini-cli/text.ts';
import { aiderText } from '../core/assistants/aider/text.ts';
import { tabnineText } from '../core/assistants/tabnine/text.ts';
import { augmentText } from '../core/assistants/augment/text.ts';
import { codyText } from '../core/assistants/cody/text.ts';
import { ampText } from '../core/assistants/amp/text.ts';
import { jetbrainsAiText } from '../core/assistants/jetbrains-ai/text.ts';
import { zedText } from '../core/assistants/zed/text.ts';
import { tabbyText } from '../core/assistants/tabby/text.ts';
import { kiloText } from '../core/assistants/kilo/text.ts';
import { qwenCodeText } from '../core/assistants/qwen-code/text.ts';
import { devinText } from '../core/assistants/devin/text.ts';
import { ollamaText } from '../core/assistants/ollama/text.ts';
import { janText } from '../core/assistants/jan/text.ts';
import { llamaVscodeText } from '../core/assistants/llama-vscode/text.ts';

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
