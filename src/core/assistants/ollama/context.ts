import type { AssistantContext } from '../../context/assistantContext.ts';
import { documented } from '../../context/claim.ts';
import type { AgentProfile } from '../../context/agent/agentProfile.ts';
import { chatByHand, facts, onDemand } from '../../context/agent/rules.ts';

const ollamaApp = documented('ollama/ollama@fb307609 app/ui/ui.go', '2026-11-30');

const ollamaAgent = documented('ollama/ollama@fb307609 cmd/agent_tui.go, agent/tools', '2026-11-30');

export const ollamaSkills = documented('ollama/ollama@fb307609 agent/skills.go', '2026-11-30');

/** `ollama` without a command, since 0.31.2. It reads files after the user agrees. */
const ollama: AgentProfile = {
  assistant: 'ollama',
  feature: 'agent',
  instructions: [],
  readsAround: true,
  editor: [],
  state: facts(ollamaAgent, 'cwd', 'date'),
  reach: onDemand(ollamaAgent),
  unknowns: [],
};

export const ollamaContext: AssistantContext = {
  agents: [chatByHand('ollama', ollamaApp), ollama],
};
