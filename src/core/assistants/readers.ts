import type { ProductReaders } from '../readers/types.ts';
import { visualStudioCodeReaders } from './vscode/readers.ts';
import { copilotReaders } from './copilot/readers.ts';
import { copilotCliReaders } from './copilot-cli/readers.ts';
import { cursorReaders } from './cursor/readers.ts';
import { claudeCodeReaders } from './claude-code/readers.ts';
import { codexReaders } from './codex/readers.ts';
import { windsurfReaders } from './windsurf/readers.ts';
import { continueDevReaders } from './continue/readers.ts';
import { clineReaders } from './cline/readers.ts';
import { amazonQReaders } from './amazon-q/readers.ts';
import { openCodeReaders } from './opencode/readers.ts';
import { piReaders } from './pi/readers.ts';
import { rooReaders } from './roo/readers.ts';
import { geminiCliReaders } from './gemini-cli/readers.ts';
import { ampReaders } from './amp/readers.ts';
import { zedReaders } from './zed/readers.ts';
import { kiloReaders } from './kilo/readers.ts';
import { qwenCodeReaders } from './qwen-code/readers.ts';

/** What can read files or run commands for each tool, in the order of the catalogue. The only list of where MCP servers are configured. */
export const productReaders: readonly ProductReaders[] = [
  visualStudioCodeReaders,
  copilotReaders,
  copilotCliReaders,
  cursorReaders,
  claudeCodeReaders,
  codexReaders,
  windsurfReaders,
  continueDevReaders,
  clineReaders,
  amazonQReaders,
  openCodeReaders,
  piReaders,
  rooReaders,
  geminiCliReaders,
  ampReaders,
  zedReaders,
  kiloReaders,
  qwenCodeReaders,
];

/** Returns what can read files or run commands for a tool; null if it is unknown where that is configured. */
export function readersOf(tool: string): ProductReaders | null {
  return productReaders.find(each => each.tool === tool) ?? null;
}
