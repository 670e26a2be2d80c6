import type { Rule } from './rule.ts';
import type { Notation } from '../language.ts';
import type { Confidence, Validation } from '../types.ts';

/** A place that may hold a secret, before overlaps are resolved. */
export interface Candidate {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly validation: Validation;
  /** The more specific rule wins where two overlap. */
  readonly rank: number;
}

/** What a matcher sees: the whole text, of which it may read a bounded distance, and where its findings go. */
export interface Scene {
  /** Different in every search, so that a matcher knows whether what it remembers is from this text. */
  readonly serial: number;
  readonly text: string;
  /** See {@link ScanInput.units}. */
  readonly units: Uint8Array | undefined;
  readonly path: string;
  readonly notation: Notation;
  readonly generated: boolean;
  /** True for texts of a user interface. */
  readonly translation: boolean;
  /** How often the text was decoded from a segment of another; 0 for the file itself. */
  readonly depth: number;
  readonly report: (candidate: Candidate) => void;
  /** Told of what was looked at closely and not reported, where somebody asks why; see `explain.ts`. */
  readonly drop: ((candidate: Candidate, reason: DropReason) => void) | undefined;
}

/** A scene before it is searched. */
export type BareScene = Omit<Scene, 'report' | 'serial' | 'depth'>;

/** Why a place that a rule looked at is no candidate. */
export type DropReason =
  | 'entropy'
  | 'masked'
  | 'sample'
  | 'monotonous'
  | 'longerWord'
  /** It stands for a value that is elsewhere. */
  | 'placeholder'
  /** It is a name, an address, a path, a word or code. */
  | 'ordinary'
  /** It is a text of a user interface. */
  | 'label';

/** Tried where a keyword is at [start, end). Reads at most {@link lookBehind} and {@link lookAhead} around it. */
export type Matcher = (scene: Scene, start: number, end: number) => void;

/** How far before a keyword and after it anything may depend on the text; what rescanning relies on. */
export const lookBehind = 600;
export const lookAhead = 8200;

/** How much of a line is read where one is read from its beginning, or from a keyword of a rule from outside. */
export const lineReach = 2000;

export const rankSpecific = 300;
export const rankStructure = 250;
export const rankNear = 200;
export const rankAssigned = 100;
export const rankRandom = 50;
export const rankIdentifier = 20;
