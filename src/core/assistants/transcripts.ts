import { aiderTranscripts } from './aider/transcripts.ts';
import { amazonQTranscripts } from './amazon-q/transcripts.ts';
import { ampTranscripts } from './amp/transcripts.ts';
import { antigravityTranscripts } from './antigravity/transcripts.ts';
import { augmentTranscripts } from './augment/transcripts.ts';
import { claudeCodeTranscripts } from './claude-code/transcripts.ts';
import { claudeDesktopTranscripts } from './claude-desktop/transcripts.ts';
import { clineTranscripts } from './cline/transcripts.ts';
import { codexTranscripts } from './codex/transcripts.ts';
import { continueTranscripts } from './continue/transcripts.ts';
import { copilotTranscripts } from './copilot/transcripts.ts';
import { copilotCliTranscripts } from './copilot-cli/transcripts.ts';
import { crushTranscripts } from './crush/transcripts.ts';
import { cursorTranscripts } from './cursor/transcripts.ts';
import { droidTranscripts } from './droid/transcripts.ts';
import { geminiCliTranscripts } from './gemini-cli/transcripts.ts';
import { gooseTranscripts } from './goose/transcripts.ts';
import { grokTranscripts } from './grok/transcripts.ts';
import { iflowTranscripts } from './iflow/transcripts.ts';
import { janTranscripts } from './jan/transcripts.ts';
import { kiloTranscripts } from './kilo/transcripts.ts';
import { kimiTranscripts } from './kimi/transcripts.ts';
import { lettaCodeTranscripts } from './letta-code/transcripts.ts';
import { llmTranscripts } from './llm/transcripts.ts';
import { ohMyPiTranscripts } from './oh-my-pi/transcripts.ts';
import { lmStudioTranscripts } from './lm-studio/transcripts.ts';
import { mistralVibeTranscripts } from './mistral-vibe/transcripts.ts';
import { ollamaTranscripts } from './ollama/transcripts.ts';
import { openCodeTranscripts } from './opencode/transcripts.ts';
import { openHandsTranscripts } from './openhands/transcripts.ts';
import { piTranscripts } from './pi/transcripts.ts';
import { qwenCodeTranscripts } from './qwen-code/transcripts.ts';
import { rooTranscripts } from './roo/transcripts.ts';
import { specStoryTranscripts } from './specstory/transcripts.ts';
import { warpTranscripts } from './warp/transcripts.ts';
import { windsurfTranscripts } from './windsurf/transcripts.ts';
import { zedTranscripts } from './zed/transcripts.ts';
import type { Transcripts } from '../history/types.ts';

/** What each product of the catalogue keeps of conversations. */
export const transcripts: readonly Transcripts[] = [
  aiderTranscripts,
  amazonQTranscripts,
  ampTranscripts,
  antigravityTranscripts,
  augmentTranscripts,
  claudeCodeTranscripts,
  claudeDesktopTranscripts,
  clineTranscripts,
  codexTranscripts,
  continueTranscripts,
  copilotTranscripts,
  copilotCliTranscripts,
  crushTranscripts,
  cursorTranscripts,
  droidTranscripts,
  geminiCliTranscripts,
  gooseTranscripts,
  grokTranscripts,
  iflowTranscripts,
  janTranscripts,
  kiloTranscripts,
  kimiTranscripts,
  lettaCodeTranscripts,
  llmTranscripts,
  ohMyPiTranscripts,
  lmStudioTranscripts,
  mistralVibeTranscripts,
  ollamaTranscripts,
  openCodeTranscripts,
  openHandsTranscripts,
  piTranscripts,
  qwenCodeTranscripts,
  rooTranscripts,
  specStoryTranscripts,
  warpTranscripts,
  windsurfTranscripts,
  zedTranscripts,
];
