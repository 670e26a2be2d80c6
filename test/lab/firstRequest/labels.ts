/** The contents of an agent's first request, item by item: the form of `labels-*.json`. */
export interface FixtureLabels {
  readonly fixture: string;
  /** The day of the measurement. */
  readonly made: string;
  /** Relative to the folder in which the fixture was built. */
  readonly home: string;
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly openFile: string;
  /** By the id in the catalogue. */
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

/** An item as printed by `context --format json`, with the fields that are scored. */
export interface PrintedItem {
  readonly feature: string;
  readonly path: string;
  readonly kind: string;
  readonly inclusion: string;
  readonly reason: string;
  readonly fact: string | null;
}
