import { visualStudioCodeStored } from './vscode/stored.ts';
import { copilotCliStored } from './copilot-cli/stored.ts';
import { claudeCodeStored } from './claude-code/stored.ts';
import { codexStored } from './codex/stored.ts';
import { continueDevStored } from './continue/stored.ts';
import { clineStored } from './cline/stored.ts';
import { kimiStored } from './kimi/stored.ts';
import { openCodeStored } from './opencode/stored.ts';
import { piStored } from './pi/stored.ts';
import { rooStored } from './roo/stored.ts';
import { crushStored } from './crush/stored.ts';
import { geminiCliStored } from './gemini-cli/stored.ts';
import { aiderStored } from './aider/stored.ts';
import { gooseStored } from './goose/stored.ts';
import { kiloStored } from './kilo/stored.ts';
import { qwenCodeStored } from './qwen-code/stored.ts';
import { windsurfStored } from './windsurf/stored.ts';
import { ownStored } from '../history/ownStored.ts';
import type { StoredSpec } from '../settings/stored.ts';

/** What the tools of the catalogue leave on the disk. Keys and settings are not among it: purging must not sign anyone out. */
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
  ...gooseStored,
  ...crushStored,
  ...kimiStored,
];

/** The same with what Sightglass itself keeps of records that it read: whoever purges wants no trace of them left. */
export const purgeableData: readonly StoredSpec[] = [...storedData, ...ownStored];
