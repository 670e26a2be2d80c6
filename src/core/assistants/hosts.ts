import { visualStudioCodeHosts } from './vscode/hosts.ts';
import { copilotHosts } from './copilot/hosts.ts';
import { copilotCliHosts } from './copilot-cli/hosts.ts';
import { cursorHosts } from './cursor/hosts.ts';
import { claudeCodeHosts } from './claude-code/hosts.ts';
import { codexHosts } from './codex/hosts.ts';
import { windsurfHosts } from './windsurf/hosts.ts';
import { continueDevHosts } from './continue/hosts.ts';
import { clineHosts } from './cline/hosts.ts';
import { amazonQHosts } from './amazon-q/hosts.ts';
import { openCodeHosts } from './opencode/hosts.ts';
import { piHosts } from './pi/hosts.ts';
import { rooHosts } from './roo/hosts.ts';
import { geminiCodeAssistHosts } from './gemini-code-assist/hosts.ts';
import { geminiCliHosts } from './gemini-cli/hosts.ts';
import { aiderHosts } from './aider/hosts.ts';
import { tabnineHosts } from './tabnine/hosts.ts';
import { augmentHosts } from './augment/hosts.ts';
import { codyHosts } from './cody/hosts.ts';
import { ampHosts } from './amp/hosts.ts';
import { jetbrainsAiHosts } from './jetbrains-ai/hosts.ts';
import { zedHosts } from './zed/hosts.ts';
import { tabbyHosts } from './tabby/hosts.ts';
import { kiloHosts } from './kilo/hosts.ts';
import { qwenCodeHosts } from './qwen-code/hosts.ts';
import { devinHosts } from './devin/hosts.ts';
import { ollamaHosts } from './ollama/hosts.ts';
import { lmStudioHosts } from './lm-studio/hosts.ts';
import { janHosts } from './jan/hosts.ts';
import { llamaVscodeHosts } from './llama-vscode/hosts.ts';
import type { AssistantHosts } from '../egress/hosts/types.ts';

/** The hosts that each product contacts, in the order of the catalogue. */
export const assistantHosts: readonly AssistantHosts[] = [
  visualStudioCodeHosts,
  copilotHosts,
  copilotCliHosts,
  cursorHosts,
  claudeCodeHosts,
  codexHosts,
  windsurfHosts,
  continueDevHosts,
  clineHosts,
  amazonQHosts,
  openCodeHosts,
  piHosts,
  rooHosts,
  geminiCodeAssistHosts,
  geminiCliHosts,
  aiderHosts,
  tabnineHosts,
  augmentHosts,
  codyHosts,
  ampHosts,
  jetbrainsAiHosts,
  zedHosts,
  tabbyHosts,
  kiloHosts,
  qwenCodeHosts,
  devinHosts,
  ollamaHosts,
  lmStudioHosts,
  janHosts,
  llamaVscodeHosts,
];
