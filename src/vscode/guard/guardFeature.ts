import type { Disposable, Event } from 'vscode';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';

/** The guard's state for each agent, as the status bar and the report show it. */
export interface GuardFeature extends Disposable {
  readonly onDidChange: Event<void>;
  /** Null until they were looked at. */
  readonly agents: readonly AgentOverview[] | null;
  /** Looks for the first time; the start of the editor does not wait for it. */
  readonly start: () => void;
}
