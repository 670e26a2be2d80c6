import type { Rule } from './rule.ts';
import type { Notation } from '../language.ts';
import type { Confidence, Validation } from '../types.ts';

/** A range that may be a secret, before overlaps are resolved. */
export interface Candidate {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly validation: Validation;
  /** Of two overlapping candidates, the one with the higher rank (the more specific rule) wins. */
  readonly rank: number;
}

/** What a matcher sees of a text, and where it reports. A matcher may read only a bounded distance of the text. */
export interface Scene {
  /** Differs for every search, so a matcher can tell whether its cached state is about this text. */
  readonly serial: number;
  readonly text: string;
  /** See {@link ScanInput.units}. */
  readonly units: Uint8Array | undefined;
  readonly path: string;
  readonly notation: Notation;
  readonly generated: boolean;
  /** Whether the file contains translations of a user interface. */
  readonly translation: boolean;
  /** How many times the text was decoded from another one; 0 for the file itself. */
  readonly depth: number;
  readonly report: (candidate: Candidate) => void;
  /** Receives places that were looked at closely but not reported, if somebody asks why; see `explain.ts`. */
  readonly drop: ((candidate: Candidate, reason: DropReason) => void) | undefined;
}

/** A scene before a search fills in the rest. */
export type BareScene = Omit<Scene, 'report' | 'serial' | 'depth'>;

/** Why a place that a rule looked at did not become a candidate. */
export type DropReason =
  | 'entropy'
  | 'masked'
  | 'sample'
  | 'monotonous'
  | 'longerWord'
  /** It refers to a value stored elsewhere. */
  | 'placeholder'
  /** It is a name, an address, a path, a word or code. */
  | 'ordinary'
  /** It is a text of a user interface. */
  | 'label';

/** Called for a keyword at [start, end). Reads at most {@link lookBehind} before it and {@link lookAhead} after it. */
export type Matcher = (scene: Scene, start: number, end: number) => void;

/** How far before and after a keyword a result may depend on the text. Rescanning relies on these limits. */
export const lookBehind = 600;
export const lookAhead = 8200;

/** How much of a line is read from its beginning, or for external rules from a keyword. */
export const lineReach = 2000;

export const rankSpecific = 300;
export const rankStructure = 250;
export const rankNear = 200;
export const rankAssigned = 100;
export const rankRandom = 50;
export const rankIdentifier = 20;
