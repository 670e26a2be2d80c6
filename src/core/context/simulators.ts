import { contexts } from '../assistants/contexts.ts';
import { agentSimulator } from './agent/agentSimulator.ts';
import { amazonQCompletion } from './amazonq/amazonQCompletion.ts';
import { codyCompletion } from './cody/codyCompletion.ts';
import { completionSimulator } from './completion/completionSimulator.ts';
import { copilotCompletion } from './copilot/completion.ts';
import { copilotNextEdit } from './copilot/edits/nextEdit.ts';
import type { Simulator } from './types.ts';
import { indexSimulator } from './workspaceIndex/indexSimulator.ts';

/** Every feature of every assistant that can be simulated; assistant and feature together are unique. */
export const allSimulators: readonly Simulator[] = [
  copilotCompletion,
  copilotNextEdit,
  amazonQCompletion,
  codyCompletion,
  ...contexts.flatMap(({ completions = [] }) => completions.map(completionSimulator)),
  ...contexts.flatMap(({ agents = [] }) => agents.map(agentSimulator)),
  ...contexts.flatMap(({ index }) => (index === undefined ? [] : [indexSimulator(index)])),
];
