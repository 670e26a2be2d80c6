import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { InstructionRule } from '../../context/instructions.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { onDemand } from '../../context/agent/rules.ts';

const lab = measured('GitHub Copilot', '0.67.0', ' in VS Code 1.139.1');

/** Its requests in an editor, with a fixture of every kind of file and with open and selected documents. */
export const copilotRequests = measured('GitHub Copilot', '0.67.0', ' in VS Code 1.139.1', '2026-11-29');

const source = documented('GitHub Copilot 0.67.0 and VS Code 1.139.1, default settings', '2026-09-25');

/** VS Code looks for instructions in the root of each folder. */
const everyFolder = documented('microsoft/vscode@0155379d promptFilesLocator.ts', '2026-11-21');

const always = ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md'].map((name): InstructionRule => ({
  oneOf: [name],
  where: 'root',
  inclusion: 'certain',
  claim: lab,
}));

const alsoRead = ['CLAUDE.local.md', '.claude/CLAUDE.md'].map((name): InstructionRule => ({
  oneOf: [name],
  where: 'root',
  inclusion: 'certain',
  claim: copilotRequests,
}));

/** Also read in folders after the first one. Sent if their patterns match an attached file; of skills only name, description and path. */
const conditional = [
  '.github/instructions/**.instructions.md',
  '.claude/rules/**.md',
  '.github/skills/**/SKILL.md',
  '.claude/skills/**/SKILL.md',
  '.agents/skills/**/SKILL.md',
].map((pattern): InstructionRule => ({
  oneOf: [pattern],
  where: 'root',
  inclusion: 'possible',
  claim: copilotRequests,
}));

/** The active document is attached in a chat; in an agent only while something in it is selected. */
const scope = { inclusion: 'certain', claim: copilotRequests } as const;

const chat: AgentProfile = {
  assistant: 'copilot',
  feature: 'chat',
  instructions: [...always, ...alsoRead, ...conditional],
  readsAround: true,
  scope: { ...scope, of: 'active' },
  everyFolder,
  editor: [
    { part: 'active-text', inclusion: 'certain', claim: lab },
    { part: 'selection', inclusion: 'certain', claim: lab },
  ],
  state: [{ reason: message('context.agent.folderPath'), inclusion: 'certain', claim: lab, ofEachFolder: true }],
  reach: { reason: message('context.copilot.codebase'), claim: source },
  unknowns: [message('context.copilot.experiments'), message('context.copilot.organizationInstructions')],
};

const agent: AgentProfile = {
  assistant: 'copilot',
  feature: 'agent',
  instructions: [
    ...always,
    ...alsoRead,
    ...conditional,
    // The command lines of tasks were sent in full, including passwords in them.
    { oneOf: ['.vscode/tasks.json'], where: 'root', inclusion: 'certain', claim: lab },
  ],
  readsAround: true,
  scope: { ...scope, of: 'active-if-selected' },
  everyFolder,
  editor: [
    { part: 'active-path', inclusion: 'certain', claim: lab },
    { part: 'selection', inclusion: 'certain', claim: lab },
    { part: 'active-text-if-selected', inclusion: 'certain', claim: lab },
  ],
  state: [
    { reason: message('context.agent.folderPath'), inclusion: 'certain', claim: lab, ofEachFolder: true },
    { reason: message('context.copilot.terminals'), inclusion: 'certain', claim: lab },
  ],
  listing: { unit: 'characters', most: 2000, dotFiles: false, claim: lab },
  reach: onDemand(lab),
  unknowns: [message('context.copilot.experiments'), message('context.copilot.organizationInstructions')],
};

export const copilotContext: AssistantContext = {
  agents: [chat, agent],
  index: {
    assistant: 'copilot',
    // Runs at the first semantic search; .env and private keys without a revealing extension pass its filters.
    reason: message('context.index.uploadOnSearch'),
    claim: documented('GitHub Copilot 0.67.0, codeSearchExternalIngest and its filters', '2026-09-25'),
    unknowns: [message('context.index.accountFlag'), message('context.copilot.experiments')],
  },
};
