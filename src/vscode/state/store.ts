import { type Event, EventEmitter } from 'vscode';
import type { Assistant } from '../../core/assistants/types.ts';
import type { Simulation } from '../../core/context/types.ts';
import type { Exposure, RiskLevel } from '../../core/exposure/types.ts';
import type { UriVerdicts } from '../../core/exposure/situation.ts';
import type { Message } from '../../core/message.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** The current state. Immutable: each change makes a new snapshot, and every surface renders the same one. */
export interface Snapshot {
  /** Assistants in use: detected on this machine or named in the settings. */
  readonly assistants: readonly Assistant[];
  readonly simulations: readonly Simulation[];
  /** Findings by URI: open documents, and closed files once the workspace was scanned. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly exposures: readonly Exposure[];
  readonly risk: RiskLevel;
  /** Verdicts by the rules of this snapshot; the same function as long as the rules are the same. */
  readonly verdictsOf: UriVerdicts;
  /** URIs of files in the folders that usually contain credentials, by their names. */
  readonly sensitiveFiles: readonly string[];
  /** Whether closed files were looked at: until then, no finding does not mean no secret. */
  readonly isWorkspaceScanned: boolean;
  /** Rule files that could not be read or have lines that no tool understands. */
  readonly problems: readonly Message[];
}

const emptySnapshot: Snapshot = {
  assistants: [],
  simulations: [],
  findings: new Map(),
  exposures: [],
  risk: 'none',
  verdictsOf: () => [],
  sensitiveFiles: [],
  isWorkspaceScanned: false,
  problems: [],
};

/** The one store in the middle: surfaces subscribe to it and keep no copy of their own. */
export class Store {
  readonly #changed = new EventEmitter<Snapshot>();
  #snapshot = emptySnapshot;

  readonly onDidChange: Event<Snapshot> = this.#changed.event;

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  publish(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#changed.fire(snapshot);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
