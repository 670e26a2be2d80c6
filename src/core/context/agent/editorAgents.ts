import { message } from '../../message.ts';
import { documented, estimated, measured } from '../claim.ts';
import type { AgentProfile } from './agentProfile.ts';

const clineLab = measured('Cline CLI 3.0.65');
const clineDocs = documented('cline/cline@21cb8d25 docs/customization/cline-rules.mdx', '2026-08-22');
const clineLegacy = documented('cline/cline@94f5a47a^ apps/vscode/src/core/task/index.ts', '2026-08-22');

const cline: AgentProfile = {
  assistant: 'cline',
  feature: 'agent',
  instructions: [
    { oneOf: ['AGENTS.md'], where: 'root', inclusion: 'certain', claim: clineLab },
    { oneOf: ['.clinerules/**'], where: 'root', inclusion: 'certain', claim: clineLab },
    { oneOf: ['.clinerules'], where: 'root', inclusion: 'certain', claim: clineDocs },
    // The command line did not send these two; the extension's documentation says that it does.
    { oneOf: ['.cursorrules'], where: 'root', inclusion: 'possible', claim: clineDocs },
    { oneOf: ['.windsurfrules'], where: 'root', inclusion: 'possible', claim: clineDocs },
  ],
  editor: [{ part: 'open-paths', inclusion: 'possible', claim: clineLegacy }],
  state: [{ reason: message('context.agent.folderPath'), inclusion: 'certain', claim: clineLab }],
  reach: { reason: message('context.agent.readsOnDemand'), claim: clineLab },
  unknowns: [message('context.agent.clineBundle')],
};

const rooSource = documented(
  'RooCodeInc/Roo-Code@cb836567 src/core/environment/getEnvironmentDetails.ts',
  '2026-04-14',
);
const rooRules = documented('RooCodeInc/Roo-Code@cb836567 src/package.json', '2026-04-14');

const roo: AgentProfile = {
  assistant: 'roo',
  feature: 'agent',
  instructions: [
    { oneOf: ['.roo/rules**'], where: 'root', inclusion: 'certain', claim: rooRules },
    { oneOf: ['.roorules'], where: 'root', inclusion: 'certain', claim: rooRules },
    { oneOf: ['AGENTS.md'], where: 'root', inclusion: 'certain', claim: rooRules },
  ],
  editor: [{ part: 'open-paths', most: 20, inclusion: 'certain', claim: rooSource }],
  state: [{ reason: message('context.agent.terminalOutput'), inclusion: 'certain', claim: rooSource }],
  listing: { unit: 'names', most: 200, dotFiles: true, claim: rooSource },
  reach: { reason: message('context.agent.readsOnDemand'), claim: rooSource },
  unknowns: [],
};

const continueLab = measured('Continue CLI 1.5.47');

const continueAgent: AgentProfile = {
  assistant: 'continue',
  feature: 'agent',
  instructions: [
    { oneOf: ['AGENTS.md'], where: 'root', inclusion: 'certain', claim: continueLab },
    { oneOf: ['.continue/rules/**'], where: 'root', inclusion: 'certain', claim: continueLab },
  ],
  editor: [],
  state: [
    { reason: message('context.agent.folderPath'), inclusion: 'certain', claim: continueLab },
    { reason: message('context.agent.gitStatus'), inclusion: 'certain', claim: continueLab },
  ],
  reach: { reason: message('context.agent.readsOnDemand'), claim: continueLab },
  unknowns: [],
};

const kiloLab = measured('Kilo CLI 7.7.9');

const kilo: AgentProfile = {
  assistant: 'kilo',
  feature: 'agent',
  instructions: [{ oneOf: ['AGENTS.md'], where: 'root', inclusion: 'certain', claim: kiloLab }],
  editor: [],
  state: [{ reason: message('context.agent.folderPath'), inclusion: 'certain', claim: kiloLab }],
  reach: { reason: message('context.agent.readsOnDemand'), claim: kiloLab },
  unknowns: [],
};

const amazonSource = 'aws/language-servers@55af91ea server/aws-lsp-codewhisperer/src/language-server/agenticChat';
const amazonRules = documented(`${amazonSource}/context/additionalContextProvider.ts`, '2026-08-20');

const amazonQChat: AgentProfile = {
  assistant: 'amazon-q',
  feature: 'chat',
  instructions: [
    { oneOf: ['README.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
    { oneOf: ['AmazonQ.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
    { oneOf: ['.amazonq/rules/**.md'], where: 'root', inclusion: 'certain', claim: amazonRules },
  ],
  editor: [],
  state: [],
  unknowns: [],
};

const amazonQAgent: AgentProfile = {
  ...amazonQChat,
  feature: 'agent',
  reach: {
    reason: message('context.agent.readsOnDemand'),
    claim: documented(`${amazonSource}/tools/toolShared.ts`, '2026-08-20'),
  },
};

const cursorDocs = documented('Cursor documentation, rules and ignore files', '2026-11-20');

const cursor: AgentProfile = {
  assistant: 'cursor',
  feature: 'agent',
  instructions: [
    { oneOf: ['.cursorrules'], where: 'root', inclusion: 'certain', claim: cursorDocs },
    { oneOf: ['.cursor/rules/**'], where: 'root', inclusion: 'possible', claim: cursorDocs },
  ],
  editor: [{ part: 'active-text', inclusion: 'possible', claim: estimated('closed source', '2026-11-20') }],
  state: [],
  reach: { reason: message('context.agent.readsOnDemand'), claim: cursorDocs },
  unknowns: [message('context.closedSource')],
};

const windsurfDocs = documented('Windsurf documentation (now Devin Desktop)', '2026-11-20');

const windsurf: AgentProfile = {
  assistant: 'windsurf',
  feature: 'agent',
  instructions: [
    { oneOf: ['.windsurfrules'], where: 'root', inclusion: 'certain', claim: windsurfDocs },
    { oneOf: ['.windsurf/rules/**'], where: 'root', inclusion: 'possible', claim: windsurfDocs },
  ],
  editor: [{ part: 'active-text', inclusion: 'possible', claim: estimated('closed source', '2026-11-20') }],
  state: [],
  reach: { reason: message('context.agent.readsOnDemand'), claim: windsurfDocs },
  unknowns: [message('context.closedSource')],
};

const zedSource = documented('zed-industries/zed crates/agent/src/tools@015419a2', '2026-11-20');

const zed: AgentProfile = {
  assistant: 'zed',
  feature: 'agent',
  instructions: [],
  editor: [],
  state: [],
  reach: { reason: message('context.agent.readsOnDemand'), claim: zedSource },
  unknowns: [],
};

/** Agents and chats that live in an editor; Copilot's are in `copilotChat.ts`, plain ones in `plainChats.ts`. */
export const editorAgents: readonly AgentProfile[] = [
  cline,
  roo,
  continueAgent,
  kilo,
  amazonQChat,
  amazonQAgent,
  cursor,
  windsurf,
  zed,
];
