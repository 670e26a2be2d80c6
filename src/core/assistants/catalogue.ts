import { aider } from './aider/index.ts';
import { amazonQ } from './amazon-q/index.ts';
import { amp } from './amp/index.ts';
import { antigravity } from './antigravity/index.ts';
import { augment } from './augment/index.ts';
import { claudeCode } from './claude-code/index.ts';
import { claudeDesktop } from './claude-desktop/index.ts';
import { cline } from './cline/index.ts';
import { codex } from './codex/index.ts';
import { cody } from './cody/index.ts';
import { continueDev } from './continue/index.ts';
import { copilot } from './copilot/index.ts';
import { copilotCli } from './copilot-cli/index.ts';
import { crush } from './crush/index.ts';
import { cursor } from './cursor/index.ts';
import { devin } from './devin/index.ts';
import { droid } from './droid/index.ts';
import { geminiCli } from './gemini-cli/index.ts';
import { geminiCodeAssist } from './gemini-code-assist/index.ts';
import { goose } from './goose/index.ts';
import { grok } from './grok/index.ts';
import { iflow } from './iflow/index.ts';
import { jan } from './jan/index.ts';
import { jetbrainsAi } from './jetbrains-ai/index.ts';
import { kilo } from './kilo/index.ts';
import { kimi } from './kimi/index.ts';
import { llamaVscode } from './llama-vscode/index.ts';
import { lettaCode } from './letta-code/index.ts';
import { llm } from './llm/index.ts';
import { lmStudio } from './lm-studio/index.ts';
import { mistralVibe } from './mistral-vibe/index.ts';
import { ollama } from './ollama/index.ts';
import { ohMyPi } from './oh-my-pi/index.ts';
import { openCode } from './opencode/index.ts';
import { openHands } from './openhands/index.ts';
import { pi } from './pi/index.ts';
import { qwenCode } from './qwen-code/index.ts';
import { roo } from './roo/index.ts';
import { specStory } from './specstory/index.ts';
import { tabby } from './tabby/index.ts';
import { tabnine } from './tabnine/index.ts';
import { visualStudioCode } from './vscode/index.ts';
import { vscodeClaude } from './vscode-claude/index.ts';
import { vscodeCodex } from './vscode-codex/index.ts';
import { warp } from './warp/index.ts';
import { windsurf } from './windsurf/index.ts';
import { zed } from './zed/index.ts';
import type { Assistant } from './types.ts';

/** All known products, the most used first. To add an assistant, create its file and add one line here. */
export const catalogue: readonly Assistant[] = [
  visualStudioCode,
  copilot,
  copilotCli,
  cursor,
  claudeCode,
  codex,
  vscodeClaude,
  vscodeCodex,
  windsurf,
  continueDev,
  cline,
  amazonQ,
  openCode,
  pi,
  roo,
  geminiCodeAssist,
  geminiCli,
  aider,
  tabnine,
  augment,
  cody,
  amp,
  jetbrainsAi,
  zed,
  tabby,
  kilo,
  qwenCode,
  devin,
  ollama,
  lmStudio,
  jan,
  llamaVscode,
  claudeDesktop,
  antigravity,
  warp,
  droid,
  goose,
  crush,
  kimi,
  grok,
  openHands,
  mistralVibe,
  lettaCode,
  llm,
  ohMyPi,
  iflow,
  specStory,
];

const byId = new Map(catalogue.map(assistant => [assistant.id, assistant]));

/** Returns the assistant with an id, or undefined. */
export function assistantById(id: string): Assistant | undefined {
  return byId.get(id);
}

/** Returns the name of the assistant with an id; the id itself if it is unknown. */
export function assistantName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** Returns the short name of the assistant with an id, for places with little room. */
export function assistantShortName(id: string): string {
  return byId.get(id)?.shortName ?? assistantName(id);
}
