import type { AssistantContext } from '../../context/assistantContext.ts';
import { message } from '../../message.ts';
import { documented, measured } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { chatByHand, facts, onDemand } from '../../context/agent/rules.ts';

/** The content of the first request of sessions without an editor. Front matter (`paths:`) did not hold back any rule. */
export const clineFirst = measured('Cline CLI', '3.0.65', '', '2026-11-29');

const clineLab = measured('Cline CLI', '3.0.65');

const clineDocs = documented('cline/cline@21cb8d25 docs/customization/cline-rules.mdx', '2026-11-30');

const clineLegacy = documented('cline/cline@864419d8 apps/vscode/src/core/task/index.ts', '2026-11-30');

const cline: AgentProfile = {
  assistant: 'cline',
  feature: 'agent',
  instructions: [
    // The command line did not send these two; according to its documentation, the extension does.
    { oneOf: ['.cursorrules'], where: 'root', inclusion: 'possible', claim: clineDocs },
    { oneOf: ['.windsurfrules'], where: 'root', inclusion: 'possible', claim: clineDocs },
  ],
  readsAround: true,
  ownTokens: { tokens: 5439, claim: clineFirst },
  editor: [{ part: 'open-paths', inclusion: 'possible', claim: clineLegacy }],
  state: [...facts(clineFirst, 'cwd', 'platform', 'date')],
  reach: onDemand(clineLab),
  unknowns: [message('context.agent.clineBundle')],
};

export const clineContext: AssistantContext = {
  agents: [
    chatByHand('cline', documented('cline/cline@21cb8d25 docs/core-workflows/working-with-files.mdx', '2026-11-30')),
    cline,
  ],
};
