import { agentSimulator } from './agent/agentSimulator.ts';
import { copilotChat } from './agent/copilotChat.ts';
import { editorAgents } from './agent/editorAgents.ts';
import { plainChats } from './agent/plainChats.ts';
import { terminalAgents } from './agent/terminalAgents.ts';
import { amazonQCompletion } from './amazonq/amazonQCompletion.ts';
import { codyCompletion } from './cody/codyCompletion.ts';
import { completionProfiles } from './completion/completionProfiles.ts';
import { completionSimulator } from './completion/completionSimulator.ts';
import { copilotCompletion } from './copilot/completion.ts';
import { copilotNextEdit } from './copilot/edits/nextEdit.ts';
import type { Simulator } from './types.ts';
import { indexProfiles } from './workspaceIndex/indexProfiles.ts';
import { indexSimulator } from './workspaceIndex/indexSimulator.ts';

/** Every feature of every assistant that can be simulated; assistant and feature together are unique. */
export const allSimulators: readonly Simulator[] = [
  copilotCompletion,
  copilotNextEdit,
  ...copilotChat.map(agentSimulator),
  amazonQCompletion,
  codyCompletion,
  ...completionProfiles.map(completionSimulator),
  ...editorAgents.map(agentSimulator),
  ...terminalAgents.map(agentSimulator),
  ...plainChats.map(agentSimulator),
  ...indexProfiles.map(indexSimulator),
];
