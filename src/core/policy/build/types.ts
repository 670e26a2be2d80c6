import type { Claim } from '../../fidelity.ts';
import type { Message } from '../../message.ts';
import type { SettingObject, SettingValue } from '../../settings/types.ts';
import type { ManagedLayer, Strength } from '../managed/types.ts';
import type { RuleId } from '../model/ruleIds.ts';

/** Systems that files are made for, by `process.platform`. */
export type SystemId = 'linux' | 'darwin' | 'win32';

/** One key that is written for a rule. */
export interface Entry {
  readonly rule: RuleId;
  readonly tool: string;
  /** What it is about if the rule covers several things: the key of a setting. */
  readonly subject: string | null;
  readonly layer: ManagedLayer;
  readonly keyPath: readonly string[];
  readonly value: SettingValue;
  readonly merge?: 'list' | 'object';
  readonly strength: Strength;
  readonly note?: Message;
  readonly claim: Claim;
}

/** The content of one layer, independent of any format. */
export interface LayerDocument {
  readonly layer: ManagedLayer;
  readonly tools: readonly string[];
  readonly content: SettingObject;
}

/** A file that an administrator rolls out. */
export interface Artefact {
  /** Below the folder of the build, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tools: readonly string[];
  /** Null if it is not for a single system. */
  readonly system: SystemId | null;
}

/**
 * The effect of a rule in a tool. `enforced`: a key enforces it for everybody; `reported`: only `policy check` shows it;
 * `none`: nothing on the machine enforces or reports it.
 */
export type Coverage = 'enforced' | 'reported' | 'none';

/** One line of the report on what a build enforces. */
export interface CoverageRow {
  readonly rule: RuleId;
  readonly tool: string;
  readonly subject: string | null;
  readonly coverage: Coverage;
  /** `managed-settings: permissions.deny`; null if nothing enforces it. */
  readonly key: string | null;
  /** Systems on which the layer exists. */
  readonly systems: readonly SystemId[];
  readonly why: Message | null;
  readonly claim: Claim | null;
}

/** Everything that a build produces. */
export interface PolicyBuild {
  readonly artefacts: readonly Artefact[];
  readonly coverage: readonly CoverageRow[];
  /** What was not written because it would invalidate the file or keep a tool from starting. */
  readonly refused: readonly Message[];
  /** What an administrator must know, by layer. */
  readonly notes: readonly { readonly place: string; readonly note: Message }[];
}
