import type { SharedHooks } from '../../guard/hooks/types.ts';
import { claudeHost } from './context.ts';

/** It reads the settings of the user and the project, including hooks. */
export const vscodeClaudeHooks: SharedHooks = { id: 'vscode-claude', of: 'claude-code', ...claudeHost };
