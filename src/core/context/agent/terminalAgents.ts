import { message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { documented, measured } from '../claim.ts';
import type { InstructionRule } from '../instructions.ts';
import type { AgentProfile, StateRule } from './agentProfile.ts';

const atRoot = (claim: Claim, ...oneOf: readonly string[]): InstructionRule => ({
  oneOf,
  where: 'root',
  inclusion: 'certain',
  claim,
});
const below = (claim: Claim, ...oneOf: readonly string[]): InstructionRule => ({
  oneOf,
  where: 'below',
  inclusion: 'possible',
  claim,
});
const state = (reason: StateRule['reason'], claim: Claim): StateRule => ({ reason, inclusion: 'certain', claim });

const claudeLab = measured('Claude Code 2.1.329');
const claudeDocs = documented('Claude Code documentation, memory and VS Code pages', '2026-08-22');

const claudeCode: AgentProfile = {
  assistant: 'claude-code',
  feature: 'agent',
  instructions: [
    // AGENTS.md went out only where there was no CLAUDE.md, although the documentation says that it is not read.
    atRoot(claudeLab, 'CLAUDE.md', 'AGENTS.md'),
    atRoot(claudeDocs, 'CLAUDE.local.md'),
    atRoot(claudeDocs, '.claude/rules/**.md'),
    below(claudeDocs, 'CLAUDE.md', 'CLAUDE.local.md'),
  ],
  editor: [
    { part: 'active-path', inclusion: 'possible', claim: claudeDocs },
    { part: 'selection', inclusion: 'possible', claim: claudeDocs },
  ],
  state: [
    state(message('context.agent.folderPath'), claudeLab),
    state(message('context.agent.gitLog'), claudeLab),
    state(message('context.agent.gitUser'), claudeLab),
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: claudeLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.claude/CLAUDE.md' })],
};

const codexLab = measured('OpenAI Codex CLI 0.169.0');
const codexDocs = documented('openai/codex codex-rs/core/src/project_doc.rs@0bd53e45', '2026-11-20');

const codex: AgentProfile = {
  assistant: 'codex',
  feature: 'agent',
  instructions: [
    atRoot(codexLab, 'AGENTS.override.md', 'AGENTS.md'),
    below(codexDocs, 'AGENTS.override.md', 'AGENTS.md'),
  ],
  editor: [
    { part: 'open-paths', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
    { part: 'selection', inclusion: 'possible', claim: documented('openai/codex issue 35333', '2026-11-20') },
  ],
  state: [state(message('context.agent.folderPath'), codexLab), state(message('context.agent.gitRemote'), codexLab)],
  reach: { reason: message('context.agent.readsByShell'), claim: codexLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.codex/AGENTS.md' })],
};

const openCodeLab = measured('OpenCode 1.18.33');

const openCode: AgentProfile = {
  assistant: 'opencode',
  feature: 'agent',
  instructions: [atRoot(openCodeLab, 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), openCodeLab)],
  reach: { reason: message('context.agent.readsOnDemand'), claim: openCodeLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.claude/CLAUDE.md' })],
};

const geminiLab = measured('Gemini CLI 0.61.0');
const geminiSource = 'google-gemini/gemini-cli@5411f113';

const geminiCli: AgentProfile = {
  assistant: 'gemini-cli',
  feature: 'agent',
  instructions: [
    atRoot(geminiLab, 'GEMINI.md'),
    below(documented(`${geminiSource} docs/cli/gemini-md.md`, '2026-08-21'), 'GEMINI.md'),
  ],
  editor: [
    {
      part: 'open-paths',
      most: 10,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-08-21'),
    },
    {
      part: 'selection',
      most: 16_384,
      inclusion: 'possible',
      claim: documented(`${geminiSource} packages/vscode-ide-companion/src/open-files-manager.ts`, '2026-08-21'),
    },
  ],
  state: [state(message('context.agent.folderPath'), geminiLab)],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: geminiLab },
  reach: { reason: message('context.agent.readsOnDemand'), claim: geminiLab },
  unknowns: [message('context.agent.homeInstructions', { path: '~/.gemini/GEMINI.md' })],
};

const copilotCliLab = measured('GitHub Copilot CLI 1.0.102');

const copilotCli: AgentProfile = {
  assistant: 'copilot-cli',
  feature: 'agent',
  instructions: ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md', 'GEMINI.md'].map(name =>
    atRoot(copilotCliLab, name),
  ),
  editor: [],
  state: [
    state(message('context.agent.folderPath'), copilotCliLab),
    { reason: message('context.agent.sessionUpload'), inclusion: 'possible', claim: copilotCliLab },
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: copilotCliLab },
  unknowns: [],
};

const piLab = measured('Pi coding agent 0.73.1');

const pi: AgentProfile = {
  assistant: 'pi',
  feature: 'agent',
  instructions: [atRoot(piLab, 'AGENTS.override.md', 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), piLab)],
  reach: { reason: message('context.agent.readsOnDemand'), claim: piLab },
  unknowns: [],
};

const qwenLab = measured('Qwen Code 0.24.4');

const qwenCode: AgentProfile = {
  assistant: 'qwen-code',
  feature: 'agent',
  instructions: [atRoot(qwenLab, 'QWEN.md'), atRoot(qwenLab, 'AGENTS.md')],
  editor: [],
  state: [state(message('context.agent.folderPath'), qwenLab), state(message('context.agent.gitLog'), qwenLab)],
  listing: { unit: 'names', most: 20, dotFiles: true, claim: qwenLab },
  reach: { reason: message('context.agent.readsOnDemand'), claim: qwenLab },
  unknowns: [],
};

const aiderSource = documented('Aider-AI/aider@5dc9490b aider/repomap.py, aider/coders/base_coder.py', '2026-05-22');

const aider: AgentProfile = {
  assistant: 'aider',
  feature: 'chat',
  instructions: [],
  editor: [],
  state: [
    state(message('context.agent.repositoryMap'), aiderSource),
    { reason: message('context.agent.addedFiles'), inclusion: 'possible', claim: aiderSource },
  ],
  unknowns: [],
};

/** The same program; only what is added to the chat is read. */
const aiderAgent: AgentProfile = { ...aider, feature: 'agent' };

const amp: AgentProfile = {
  assistant: 'amp',
  feature: 'agent',
  instructions: [atRoot(documented('Amp documentation', '2026-11-20'), 'AGENTS.md', 'CLAUDE.md')],
  editor: [],
  state: [],
  reach: { reason: message('context.agent.readsOnDemand'), claim: documented('Amp documentation', '2026-11-20') },
  unknowns: [message('context.closedSource')],
};

const devinDocs = documented('docs.devin.ai, DeepWiki', '2026-11-20');

const devin: AgentProfile = {
  assistant: 'devin',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [{ reason: message('context.agent.cloudClone'), inclusion: 'certain', claim: devinDocs }],
  unknowns: [message('context.closedSource')],
};

/** Agents that run in a terminal, some with a companion in the editor. */
export const terminalAgents: readonly AgentProfile[] = [
  claudeCode,
  codex,
  openCode,
  geminiCli,
  copilotCli,
  pi,
  qwenCode,
  aider,
  aiderAgent,
  amp,
  devin,
];
