import type { AssistantContext } from '../../context/assistantContext.ts';
import { measured } from '../../context/claim.ts';
import { codexAgent } from '../codex/context.ts';
import { hostedAgent } from '../vscode/agentHosts.ts';

/** Its requests when started as VS Code starts it. */
export const codexHost = measured('OpenAI Codex app-server', '0.171.0', ', started as VS Code starts it', '2026-11-30');

export const vscodeCodexContext: AssistantContext = { agents: [hostedAgent('vscode-codex', codexAgent, codexHost)] };
