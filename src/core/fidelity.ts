/**
 * How a claim is known, strongest first. `exact`: checked against the assistant's own code; `measured`: seen on the wire
 * or in a running product; `documented`: the vendor says so; `estimated`: our reading of incomplete evidence.
 */
export const fidelities = ['exact', 'measured', 'documented', 'estimated'] as const;
export type Fidelity = (typeof fidelities)[number];

/** Where a fact comes from and when it was read. Shown to users next to the claim. */
export interface Source {
  /**
   * A repository at a commit, a documentation page, or a measurement of ours, as free text that a reader can follow up. Names the
   * commit or the version of the product, if there is one.
   */
  readonly ref: string;
  /** ISO date on which it was read or measured. */
  readonly date: string;
  /** The version of the product that was examined; absent if the source is a document, or a commit without a version. */
  readonly version?: string;
}

/** How a fact about an assistant is known, as shown next to every claim. */
export interface Claim {
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** Days after which a source should be read again: products change weekly. */
export const oldAfterDays = 60;

/** Returns how many whole days ago a source was read; `today` is an ISO date or time. */
export function ageOf({ date }: Source, today: string): number {
  return Math.floor((Date.parse(today.slice(0, 10)) - Date.parse(date)) / 86_400_000);
}
