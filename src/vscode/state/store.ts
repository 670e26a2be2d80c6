import { type Event, EventEmitter } from 'vscode';
import type { Assistant } from '../../core/assistants/types.ts';
import type { Simulation } from '../../core/context/types.ts';
import type { Exposure, RiskLevel } from '../../core/exposure/types.ts';
import type { UriVerdicts } from '../../core/exposure/situation.ts';
import type { Message } from '../../core/message.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** The current state. It is immutable: each change creates a new snapshot, and every view renders the same one. */
export interface Snapshot {
  /** Assistants in use: named in the settings, or else detected on this machine. */
  readonly assistants: readonly Assistant[];
  readonly simulations: readonly Simulation[];
  /** Findings by URI, in open documents, and after a scan of the workspace in closed files. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly exposures: readonly Exposure[];
  readonly risk: RiskLevel;
  /** Returns verdicts by the rules of this snapshot; the same function as long as the rules are the same. */
  readonly verdictsOf: UriVerdicts;
  /** URIs of files in the folders that usually contain credentials, judged by their names. */
  readonly sensitiveFiles: readonly string[];
  /** Whether closed files were scanned. Until then, no findings does not mean no secrets. */
  readonly isWorkspaceScanned: boolean;
  /** Rule files that could not be read or that have lines that no tool understands. */
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

/** The central store: views subscribe to it and keep no copy of their own. */
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
