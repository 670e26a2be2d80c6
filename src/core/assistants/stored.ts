import { aiderStored } from './aider/stored.ts';
import { antigravityStored } from './antigravity/stored.ts';
import { claudeCodeStored } from './claude-code/stored.ts';
import { clineStored } from './cline/stored.ts';
import { codexStored } from './codex/stored.ts';
import { continueDevStored } from './continue/stored.ts';
import { copilotCliStored } from './copilot-cli/stored.ts';
import { crushStored } from './crush/stored.ts';
import { droidStored } from './droid/stored.ts';
import { geminiCliStored } from './gemini-cli/stored.ts';
import { gooseStored } from './goose/stored.ts';
import { grokStored } from './grok/stored.ts';
import { iflowStored } from './iflow/stored.ts';
import { janStored } from './jan/stored.ts';
import { kiloStored } from './kilo/stored.ts';
import { kimiStored } from './kimi/stored.ts';
import { lettaCodeStored } from './letta-code/stored.ts';
import { llmStored } from './llm/stored.ts';
import { ohMyPiStored } from './oh-my-pi/stored.ts';
import { mistralVibeStored } from './mistral-vibe/stored.ts';
import { openCodeStored } from './opencode/stored.ts';
import { openHandsStored } from './openhands/stored.ts';
import { piStored } from './pi/stored.ts';
import { qwenCodeStored } from './qwen-code/stored.ts';
import { rooStored } from './roo/stored.ts';
import { specStoryStored } from './specstory/stored.ts';
import { visualStudioCodeStored } from './vscode/stored.ts';
import { windsurfStored } from './windsurf/stored.ts';
import { ownStored } from '../history/ownStored.ts';
import type { StoredSpec } from '../settings/stored.ts';

/** What the tools of the catalogue leave on the disk. Keys and settings are not included: purging must not sign anyone out. */
export const storedData: readonly StoredSpec[] = [
  ...visualStudioCodeStored,
  ...copilotCliStored,
  ...claudeCodeStored,
  ...codexStored,
  ...continueDevStored,
  ...clineStored,
  ...openCodeStored,
  ...piStored,
  ...rooStored,
  ...geminiCliStored,
  ...aiderStored,
  ...kiloStored,
  ...qwenCodeStored,
  ...windsurfStored,
  ...janStored,
  ...antigravityStored,
  ...droidStored,
  ...gooseStored,
  ...crushStored,
  ...kimiStored,
  ...grokStored,
  ...openHandsStored,
  ...mistralVibeStored,
  ...lettaCodeStored,
  ...llmStored,
  ...ohMyPiStored,
  ...iflowStored,
  ...specStoryStored,
];

/** All of {@link storedData}, and what Sightglass itself keeps about records that it read: a purge should leave no trace of them. */
export const purgeableData: readonly StoredSpec[] = [...storedData, ...ownStored];
