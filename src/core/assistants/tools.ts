import { visualStudioCode } from './vscode.ts';
import { copilot } from './copilot.ts';
import { copilotCli } from './copilotCli.ts';
import { cursor } from './cursor.ts';
import { claudeCode } from './claudeCode.ts';
import { codex } from './codex.ts';
import { windsurf } from './windsurf.ts';
import { continueDev } from './continue.ts';
import { cline } from './cline.ts';
import { amazonQ } from './amazonQ.ts';
import { openCode } from './opencode.ts';
import { pi } from './pi.ts';
import { roo } from './roo.ts';
import { geminiCodeAssist } from './geminiCodeAssist.ts';
import { geminiCli } from './geminiCli.ts';
import { aider } from './aider.ts';
import { tabnine } from './tabnine.ts';
import { augment } from './augment.ts';
import { cody } from './cody.ts';
import { amp } from './amp.ts';
import { jetbrainsAi } from './jetbrainsAi.ts';
import { zed } from './zed.ts';
import { tabby } from './tabby.ts';
import { kilo } from './kilo.ts';
import { qwenCode } from './qwenCode.ts';
import { devin } from './devin.ts';
import { ollama } from './ollama.ts';
import { jan } from './jan.ts';
import { llamaVscode } from './llamaVscode.ts';
import { visualStudioCodeSettings } from './settings/vscode.ts';
import { copilotSettings } from './settings/copilot.ts';
import { copilotCliSettings } from './settings/copilotCli.ts';
import { cursorSettings } from './settings/cursor.ts';
import { claudeCodeSettings } from './settings/claudeCode.ts';
import { codexSettings } from './settings/codex.ts';
import { windsurfSettings } from './settings/windsurf.ts';
import { continueDevSettings } from './settings/continue.ts';
import { clineSettings } from './settings/cline.ts';
import { amazonQSettings } from './settings/amazonQ.ts';
import { openCodeSettings } from './settings/opencode.ts';
import { piSettings } from './settings/pi.ts';
import { rooSettings } from './settings/roo.ts';
import { geminiCodeAssistSettings } from './settings/geminiCodeAssist.ts';
import { geminiCliSettings } from './settings/geminiCli.ts';
import { aiderSettings } from './settings/aider.ts';
import { tabnineSettings } from './settings/tabnine.ts';
import { augmentSettings } from './settings/augment.ts';
import { codySettings } from './settings/cody.ts';
import { ampSettings } from './settings/amp.ts';
import { jetbrainsAiSettings } from './settings/jetbrainsAi.ts';
import { zedSettings } from './settings/zed.ts';
import { tabbySettings } from './settings/tabby.ts';
import { kiloSettings } from './settings/kilo.ts';
import { qwenCodeSettings } from './settings/qwenCode.ts';
import { devinSettings } from './settings/devin.ts';
import { ollamaSettings } from './settings/ollama.ts';
import { janSettings } from './settings/jan.ts';
import { llamaVscodeSettings } from './settings/llamaVscode.ts';
import type { SettingSpec, Tool } from '../settings/types.ts';
import type { Assistant } from './types.ts';

/** The products that have settings, in the order of the catalogue. Apart from it, so that what needs no settings does not carry their table. */
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
