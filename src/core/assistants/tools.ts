import { visualStudioCode } from './vscode/index.ts';
import { copilot } from './copilot/index.ts';
import { copilotCli } from './copilot-cli/index.ts';
import { cursor } from './cursor/index.ts';
import { claudeCode } from './claude-code/index.ts';
import { codex } from './codex/index.ts';
import { windsurf } from './windsurf/index.ts';
import { continueDev } from './continue/index.ts';
import { cline } from './cline/index.ts';
import { amazonQ } from './amazon-q/index.ts';
import { openCode } from './opencode/index.ts';
import { pi } from './pi/index.ts';
import { roo } from './roo/index.ts';
import { geminiCodeAssist } from './gemini-code-assist/index.ts';
import { geminiCli } from './gemini-cli/index.ts';
import { aider } from './aider/index.ts';
import { tabnine } from './tabnine/index.ts';
import { augment } from './augment/index.ts';
import { cody } from './cody/index.ts';
import { amp } from './amp/index.ts';
import { jetbrainsAi } from './jetbrains-ai/index.ts';
import { zed } from './zed/index.ts';
import { tabby } from './tabby/index.ts';
import { kilo } from './kilo/index.ts';
import { qwenCode } from './qwen-code/index.ts';
import { devin } from './devin/index.ts';
import { ollama } from './ollama/index.ts';
import { jan } from './jan/index.ts';
import { llamaVscode } from './llama-vscode/index.ts';
import { visualStudioCodeSettings } from './vscode/settings.ts';
import { copilotSettings } from './copilot/settings.ts';
import { copilotCliSettings } from './copilot-cli/settings.ts';
import { cursorSettings } from './cursor/settings.ts';
import { claudeCodeSettings } from './claude-code/settings.ts';
import { codexSettings } from './codex/settings.ts';
import { windsurfSettings } from './windsurf/settings.ts';
import { continueDevSettings } from './continue/settings.ts';
import { clineSettings } from './cline/settings.ts';
import { amazonQSettings } from './amazon-q/settings.ts';
import { openCodeSettings } from './opencode/settings.ts';
import { piSettings } from './pi/settings.ts';
import { rooSettings } from './roo/settings.ts';
import { geminiCodeAssistSettings } from './gemini-code-assist/settings.ts';
import { geminiCliSettings } from './gemini-cli/settings.ts';
import { aiderSettings } from './aider/settings.ts';
import { tabnineSettings } from './tabnine/settings.ts';
import { augmentSettings } from './augment/settings.ts';
import { codySettings } from './cody/settings.ts';
import { ampSettings } from './amp/settings.ts';
import { jetbrainsAiSettings } from './jetbrains-ai/settings.ts';
import { zedSettings } from './zed/settings.ts';
import { tabbySettings } from './tabby/settings.ts';
import { kiloSettings } from './kilo/settings.ts';
import { qwenCodeSettings } from './qwen-code/settings.ts';
import { devinSettings } from './devin/settings.ts';
import { ollamaSettings } from './ollama/settings.ts';
import { janSettings } from './jan/settings.ts';
import { llamaVscodeSettings } from './llama-vscode/settings.ts';
import type { SettingSpec, Tool } from '../settings/types.ts';
import type { Assistant } from './types.ts';

/** The products with settings, in the order of the catalogue. Separate from it so that other code does not load the settings. */
export const tools: readonly Tool[] = [
  withSettings(visualStudioCode, visualStudioCodeSettings),
  withSettings(copilot, copilotSettings),
  withSettings(copilotCli, copilotCliSettings),
  withSettings(cursor, cursorSettings),
  withSettings(claudeCode, claudeCodeSettings),
  withSettings(codex, codexSettings),
  withSettings(windsurf, windsurfSettings),
  withSettings(continueDev, continueDevSettings),
  withSettings(cline, clineSettings),
  withSettings(amazonQ, amazonQSettings),
  withSettings(openCode, openCodeSettings),
  withSettings(pi, piSettings),
  withSettings(roo, rooSettings),
  withSettings(geminiCodeAssist, geminiCodeAssistSettings),
  withSettings(geminiCli, geminiCliSettings),
  withSettings(aider, aiderSettings),
  withSettings(tabnine, tabnineSettings),
  withSettings(augment, augmentSettings),
  withSettings(cody, codySettings),
  withSettings(amp, ampSettings),
  withSettings(jetbrainsAi, jetbrainsAiSettings),
  withSettings(zed, zedSettings),
  withSettings(tabby, tabbySettings),
  withSettings(kilo, kiloSettings),
  withSettings(qwenCode, qwenCodeSettings),
  withSettings(devin, devinSettings),
  withSettings(ollama, ollamaSettings),
  withSettings(jan, janSettings),
  withSettings(llamaVscode, llamaVscodeSettings),
];

function withSettings({ id, name }: Assistant, settings: readonly SettingSpec[]): Tool {
  return { id, name, settings };
}
