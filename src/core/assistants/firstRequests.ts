import type { FactSwitch, FileRule } from '../context/agent/files/fileRule.ts';
import { claudeFactSwitches, claudeFiles } from './claude-code/firstRequest.ts';
import { clineFiles } from './cline/firstRequest.ts';
import { codexFactSwitches, codexFiles } from './codex/firstRequest.ts';
import { continueFiles } from './continue/firstRequest.ts';
import { copilotFiles } from './copilot/firstRequest.ts';
import { copilotCliFiles } from './copilot-cli/firstRequest.ts';
import { cursorFiles } from './cursor/firstRequest.ts';
import { geminiFactSwitches, geminiFiles } from './gemini-cli/firstRequest.ts';
import { kiloFiles } from './kilo/firstRequest.ts';
import { ollamaFiles } from './ollama/firstRequest.ts';
import { openCodeFiles } from './opencode/firstRequest.ts';
import { piFiles } from './pi/firstRequest.ts';
import { qwenFiles } from './qwen-code/firstRequest.ts';
import { rooFiles } from './roo/firstRequest.ts';
import { windsurfFiles } from './windsurf/firstRequest.ts';

/** Files that agents read from the whole disk at startup, by product. Separate from `contexts`: only readers of the disk need it. */
export const firstRequests: Readonly<Partial<Record<string, readonly FileRule[]>>> = {
  'claude-code': claudeFiles,
  cline: clineFiles,
  codex: codexFiles,
  continue: continueFiles,
  copilot: copilotFiles,
  'copilot-cli': copilotCliFiles,
  cursor: cursorFiles,
  'gemini-cli': geminiFiles,
  kilo: kiloFiles,
  ollama: ollamaFiles,
  opencode: openCodeFiles,
  pi: piFiles,
  'qwen-code': qwenFiles,
  roo: rooFiles,
  // In VS Code, these agents read the same files as their vendor's own program.
  'vscode-claude': claudeFiles,
  'vscode-codex': codexFiles,
  windsurf: windsurfFiles,
};

/** Settings that keep facts about the folder or the machine out of requests, by product. */
export const factSwitches: Readonly<Partial<Record<string, readonly FactSwitch[]>>> = {
  'claude-code': claudeFactSwitches,
  codex: codexFactSwitches,
  'gemini-cli': geminiFactSwitches,
  'vscode-claude': claudeFactSwitches,
  'vscode-codex': codexFactSwitches,
};
