import type { AgentHooks, SharedHooks } from '../guard/hooks/types.ts';
import { amazonQHooks } from './amazon-q/hooks.ts';
import { claudeCodeHooks } from './claude-code/hooks.ts';
import { clineHooks } from './cline/hooks.ts';
import { codexHooks } from './codex/hooks.ts';
import { copilotHooks } from './copilot/hooks.ts';
import { copilotCliHooks } from './copilot-cli/hooks.ts';
import { cursorHooks } from './cursor/hooks.ts';
import { geminiCliHooks } from './gemini-cli/hooks.ts';
import { kiloHooks } from './kilo/hooks.ts';
import { openCodeHooks } from './opencode/hooks.ts';
import { piHooks } from './pi/hooks.ts';
import { qwenCodeHooks } from './qwen-code/hooks.ts';
import { vscodeClaudeHooks } from './vscode-claude/hooks.ts';
import { vscodeCodexHooks } from './vscode-codex/hooks.ts';
import { windsurfHooks } from './windsurf/hooks.ts';

/**
 * The agents that have hooks. Continue contains code for hooks but runs none (measured 2026-11-28 with its CLI 1.5.47); no hooks
 * for tool calls were found in Roo Code, Zed and JetBrains AI.
 */
export const agentHooks: readonly AgentHooks[] = [
  claudeCodeHooks,
  codexHooks,
  copilotCliHooks,
  copilotHooks,
  cursorHooks,
  geminiCliHooks,
  qwenCodeHooks,
  openCodeHooks,
  kiloHooks,
  piHooks,
  clineHooks,
  windsurfHooks,
  amazonQHooks,
];

/** Products that run the hooks of other products. */
export const sharedHooks: readonly SharedHooks[] = [vscodeClaudeHooks, vscodeCodexHooks];

/** Returns the products that run the hooks of a given one: a guard registered with that product is also called by them. */
export function hooksSharedBy(id: string): readonly SharedHooks[] {
  return sharedHooks.filter(each => each.of === id);
}

/** Returns the hooks of a product; null if it has none. */
export function hooksOf(id: string): AgentHooks | null {
  return agentHooks.find(each => each.id === id) ?? null;
}
