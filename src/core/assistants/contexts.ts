import { aiderContext } from './aider/context.ts';
import { amazonQContext } from './amazon-q/context.ts';
import { ampContext } from './amp/context.ts';
import { augmentContext } from './augment/context.ts';
import { claudeCodeContext } from './claude-code/context.ts';
import { clineContext } from './cline/context.ts';
import { codexContext } from './codex/context.ts';
import { codyContext } from './cody/context.ts';
import { continueDevContext } from './continue/context.ts';
import { copilotContext } from './copilot/context.ts';
import { copilotCliContext } from './copilot-cli/context.ts';
import { cursorContext } from './cursor/context.ts';
import { devinContext } from './devin/context.ts';
import { geminiCliContext } from './gemini-cli/context.ts';
import { geminiCodeAssistContext } from './gemini-code-assist/context.ts';
import { janContext } from './jan/context.ts';
import { jetbrainsAiContext } from './jetbrains-ai/context.ts';
import { kiloContext } from './kilo/context.ts';
import { llamaVscodeContext } from './llama-vscode/context.ts';
import { lmStudioContext } from './lm-studio/context.ts';
import { ollamaContext } from './ollama/context.ts';
import { openCodeContext } from './opencode/context.ts';
import { piContext } from './pi/context.ts';
import { qwenCodeContext } from './qwen-code/context.ts';
import { rooContext } from './roo/context.ts';
import { tabbyContext } from './tabby/context.ts';
import { tabnineContext } from './tabnine/context.ts';
import { vscodeClaudeContext } from './vscode-claude/context.ts';
import { vscodeCodexContext } from './vscode-codex/context.ts';
import { windsurfContext } from './windsurf/context.ts';
import { zedContext } from './zed/context.ts';
import type { AssistantContext } from '../context/assistantContext.ts';

/** The contexts that products send, in the order of the catalogue. */
export const contexts: readonly AssistantContext[] = [
  copilotContext,
  copilotCliContext,
  cursorContext,
  claudeCodeContext,
  codexContext,
  vscodeClaudeContext,
  vscodeCodexContext,
  windsurfContext,
  continueDevContext,
  clineContext,
  amazonQContext,
  openCodeContext,
  piContext,
  rooContext,
  geminiCodeAssistContext,
  geminiCliContext,
  aiderContext,
  tabnineContext,
  augmentContext,
  codyContext,
  ampContext,
  jetbrainsAiContext,
  zedContext,
  tabbyContext,
  kiloContext,
  qwenCodeContext,
  devinContext,
  ollamaContext,
  lmStudioContext,
  janContext,
  llamaVscodeContext,
];
