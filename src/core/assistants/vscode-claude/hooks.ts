import type { SharedHooks } from '../../guard/hooks/types.ts';
import { claudeHost } from './context.ts';

/** It takes the settings of the person and of the project, hooks included. */
export const vscodeClaudeHooks: SharedHooks = { id: 'vscode-claude', of: 'claude-code', ...claudeHost };
