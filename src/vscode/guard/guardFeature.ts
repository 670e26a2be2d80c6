import type { Disposable, Event } from 'vscode';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';

/** The guard's state for each agent, as shown by the status bar and the report. */
export interface GuardFeature extends Disposable {
  readonly onDidChange: Event<void>;
  /** The agents; null until they have been read. */
  readonly agents: readonly AgentOverview[] | null;
  /** Reads the agents for the first time, after the editor has started. */
  readonly start: () => void;
}
