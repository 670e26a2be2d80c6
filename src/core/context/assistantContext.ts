import type { AgentProfile } from './agent/agentProfile.ts';
import type { CompletionProfile } from './completion/completionProfile.ts';
import type { IndexProfile } from './workspaceIndex/indexProfile.ts';

/** What the features of one product send, as data. Features with an algorithm of their own are in `core/context`. */
export interface AssistantContext {
  /** Chats and agents. */
  readonly agents?: readonly AgentProfile[];
  /** Completions and next edits. */
  readonly completions?: readonly CompletionProfile[];
  readonly index?: IndexProfile;
}
