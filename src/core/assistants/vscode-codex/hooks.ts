import type { SharedHooks } from '../../guard/hooks/types.ts';
import { codexHost } from './context.ts';

export const vscodeCodexHooks: SharedHooks = { id: 'vscode-codex', of: 'codex', ...codexHost };
