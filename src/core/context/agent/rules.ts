import { message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { estimated } from '../claim.ts';
import type { InstructionRule } from '../instructions.ts';
import type { AgentProfile, StateRule } from './agentProfile.ts';
import type { Fact } from './fact.ts';

/** Instructions in the workspace folder that are certainly sent: the first of these names that exists. */
export function atRoot(claim: Claim, ...oneOf: readonly string[]): InstructionRule {
  return { oneOf, where: 'root', inclusion: 'certain', claim };
}

/** Instructions in deeper folders, which are sent when the work leads there. */
export function below(claim: Claim, ...oneOf: readonly string[]): InstructionRule {
  return { oneOf, where: 'below', inclusion: 'possible', claim };
}

/** State that is not a file and is certain to be sent. */
export function state(reason: StateRule['reason'], claim: Claim): StateRule {
  return { reason, inclusion: 'certain', claim };
}

const factReasons: Readonly<Record<Exclude<Fact, 'listing'>, StateRule['reason']>> = {
  cwd: message('context.agent.folderPath'),
  gitBranch: message('context.agent.gitBranch'),
  gitStatus: message('context.agent.gitStatus'),
  gitLog: message('context.agent.gitSubjects'),
  gitCommit: message('context.agent.gitCommit'),
  gitRemote: message('context.agent.gitRemote'),
  gitUserName: message('context.agent.gitUser'),
  platform: message('context.agent.platform'),
  kernelVersion: message('context.agent.kernelVersion'),
  date: message('context.agent.date'),
  timeZone: message('context.agent.timeZone'),
  shell: message('context.agent.shell'),
};

/** Facts about the machine and the folder that are certain to be sent. */
export function facts(claim: Claim, ...names: readonly (keyof typeof factReasons)[]): readonly StateRule[] {
  return names.map(fact => ({ reason: factReasons[fact], fact, inclusion: 'certain', claim }));
}

const closedSource = estimated('closed source', '2026-11-20');

/** A chat or agent of a closed product: the active document may be sent, and agents read the workspace. */
export function closedAgent(assistant: string, feature: 'chat' | 'agent'): AgentProfile {
  const reach = { reason: message('context.agent.readsOnDemand'), claim: closedSource };
  return {
    assistant,
    feature,
    instructions: [],
    editor: [{ part: 'active-text', inclusion: 'possible', claim: closedSource }],
    state: [],
    ...(feature === 'agent' ? { reach } : {}),
    unknowns: [message('context.closedSource')],
  };
}

/** What an agent may read from the workspace with its tools when the model asks for it. */
export function onDemand(claim: Claim): NonNullable<AgentProfile['reach']> {
  return { reason: message('context.agent.readsOnDemand'), claim };
}

/** A chat that sends what the user adds to it and, as far as is known, nothing on its own. */
export function chatByHand(assistant: string, claim: Claim): AgentProfile {
  const added = [{ reason: message('context.agent.addedFiles'), inclusion: 'possible', claim } as const];
  return { assistant, feature: 'chat', instructions: [], editor: [], state: added, unknowns: [] };
}
