import type { UnguardedStart } from '../guard/release/types.ts';
import { amazonQUnguarded } from './amazon-q/unguarded.ts';
import { claudeCodeUnguarded } from './claude-code/unguarded.ts';
import { clineUnguarded } from './cline/unguarded.ts';
import { codexUnguarded } from './codex/unguarded.ts';
import { copilotCliUnguarded } from './copilot-cli/unguarded.ts';
import { cursorUnguarded } from './cursor/unguarded.ts';
import { geminiCliUnguarded } from './gemini-cli/unguarded.ts';
import { kiloUnguarded } from './kilo/unguarded.ts';
import { openCodeUnguarded } from './opencode/unguarded.ts';
import { piUnguarded } from './pi/unguarded.ts';
import { qwenCodeUnguarded } from './qwen-code/unguarded.ts';

/** The terminal agents that have hooks, and how to start each of them without hooks. */
export const unguardedStarts: readonly UnguardedStart[] = [
  claudeCodeUnguarded,
  codexUnguarded,
  copilotCliUnguarded,
  cursorUnguarded,
  geminiCliUnguarded,
  qwenCodeUnguarded,
  openCodeUnguarded,
  kiloUnguarded,
  piUnguarded,
  clineUnguarded,
  amazonQUnguarded,
];
