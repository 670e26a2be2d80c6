/** What was in the first request of an agent, item by item: the form of `labels-*.json`. */
export interface FixtureLabels {
  readonly fixture: string;
  /** Day of the measurement. */
  readonly made: string;
  /** Relative to where the fixture was built. */
  readonly home: string;
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly openFile: string;
  /** By the id of the catalogue. */
  readonly agents: Readonly<Record<string, AgentLabels>>;
}

export interface AgentLabels {
  readonly version: string;
  readonly items: readonly LabelledFile[];
  readonly facts: readonly LabelledFact[];
}

export interface LabelledFile {
  /** Relative to the workspace, or from `~/`. */
  readonly path: string;
  readonly part?: string;
  readonly present: 'verbatim' | 'path' | 'no';
}

export interface LabelledFact {
  readonly fact: string;
  readonly present: 'prompt' | 'metadata' | 'header' | 'no';
}

/** An item as `context --format json` prints it, as far as it is scored. */
export interface PrintedItem {
  readonly feature: string;
  readonly path: string;
  readonly kind: string;
  readonly inclusion: string;
  readonly reason: string;
  readonly fact: string | null;
}
