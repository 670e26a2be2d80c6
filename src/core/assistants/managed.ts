import { aiderManaged } from './aider/managed.ts';
import { amazonQManaged } from './amazon-q/managed.ts';
import { claudeCodeManaged } from './claude-code/managed.ts';
import { clineManaged } from './cline/managed.ts';
import { codexManaged } from './codex/managed.ts';
import { continueDevManaged } from './continue/managed.ts';
import { copilotManaged } from './copilot/managed.ts';
import { copilotCliManaged } from './copilot-cli/managed.ts';
import { cursorManaged } from './cursor/managed.ts';
import { geminiCliManaged } from './gemini-cli/managed.ts';
import { jetbrainsAiManaged } from './jetbrains-ai/managed.ts';
import { lmStudioManaged } from './lm-studio/managed.ts';
import { ollamaManaged } from './ollama/managed.ts';
import { openCodeManaged } from './opencode/managed.ts';
import { qwenCodeManaged } from './qwen-code/managed.ts';
import { rooManaged } from './roo/managed.ts';
import { visualStudioCodeManaged } from './vscode/managed.ts';
import { windsurfManaged } from './windsurf/managed.ts';
import { zedManaged } from './zed/managed.ts';
import type { ManagedTool } from '../policy/managed/types.ts';

/** What an administrator can enforce, by tool. Kept apart from the catalogue so that only code about policies loads it. */
export const managedTools: readonly ManagedTool[] = [
  visualStudioCodeManaged,
  copilotManaged,
  copilotCliManaged,
  cursorManaged,
  claudeCodeManaged,
  codexManaged,
  windsurfManaged,
  continueDevManaged,
  clineManaged,
  amazonQManaged,
  openCodeManaged,
  rooManaged,
  geminiCliManaged,
  aiderManaged,
  jetbrainsAiManaged,
  zedManaged,
  qwenCodeManaged,
  ollamaManaged,
  lmStudioManaged,
];
