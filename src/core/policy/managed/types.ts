import type { Fidelity, Source } from '../../fidelity.ts';
import type { Message } from '../../message.ts';
import type {
  PreferenceDomain,
  SettingObject,
  SettingSpec,
  SettingValue,
  SystemFiles,
  TypedKey,
} from '../../settings/types.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Policy } from '../model/types.ts';

/** How Windows hands values to a program: one value for each, or the whole file as the text of one. */
export interface RegistryKey {
  /** Without the hive: `SOFTWARE\Policies\Microsoft\VSCode`. */
  readonly key: string;
  readonly form: 'values' | 'dotted-texts' | 'whole';
  /** The name of the value that holds the file, for `whole`. */
  readonly value?: string;
}

/** One place in which an administrator lays down what a tool does. */
export interface ManagedLayer {
  readonly id: string;
  readonly format: 'json' | 'toml';
  /** Where the file is, by `process.platform`. */
  readonly files: SystemFiles;
  /** A folder next to it whose files add to it. */
  readonly folders?: SystemFiles;
  readonly preferences?: PreferenceDomain;
  /** Where they are set, the files do not count at all. */
  readonly preferencesReplaceFiles?: true;
  readonly registry?: RegistryKey;
  /** A variable with which a person or an agent takes the layer away (measured): it names another file, or another folder. */
  readonly bypass?: { readonly variable: string; readonly names: 'file' | 'folder' };
  /** The tool skips the file unless it is root's and nobody else can write it. */
  readonly isByRootOnly?: true;
  /** Types of its keys; a value of another type makes the tool drop it, or the file. */
  readonly shape?: readonly TypedKey[];
  /** What of a content would void the file or keep the tool from starting; null: nothing. */
  readonly flawIn?: (content: SettingObject) => string | null;
  /** The person can write it: what is there is advice. */
  readonly isPersonal?: true;
  /** What a broken file does, and what else an administrator has to know. */
  readonly notes: readonly Message[];
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** How far a key holds: against everybody, or as a default that a person may change. */
export type Strength = 'enforced' | 'default';

/** One key with which an administrator enforces a rule, or a part of it. */
export interface Control {
  readonly rule: RuleId;
  readonly layer: string;
  readonly keyPath: readonly string[];
  /** What is written for a policy; undefined: nothing. */
  readonly value: (policy: Policy) => SettingValue | undefined;
  /** What a value is measured by, where that is not what is written. */
  readonly wanted?: (policy: Policy) => SettingValue | undefined;
  readonly comparison?: SettingSpec['comparison'];
  readonly merge?: SettingSpec['merge'];
  /** What holds where nobody sets it, as far as known. */
  readonly default?: SettingValue;
  /** A variable that says the same. */
  readonly environment?: string;
  /** The setting of the editor that the key, which is the name of a policy, decides. */
  readonly setting?: string;
  /** The tool reads the key in this layer alone, not in files of people. */
  readonly isOnlyManaged?: true;
  /** Other keys that are as good. They are read, and not written by a build. */
  readonly instead?: readonly Alternative[];
  /** Programs that Linux needs for it. */
  readonly needsCommands?: readonly string[];
  readonly strength: Strength;
  readonly note?: Message;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** A key that does the same as a control, in another layer or in a file of the person. */
export interface Alternative {
  readonly layer: string;
  readonly keyPath: readonly string[];
  readonly value: SettingValue;
  readonly accepts?: readonly SettingValue[];
}

/** Settings of the catalogue that a layer enforces. */
export interface SettingPlacement {
  readonly layer: string;
  /** Where the value is in that layer; null: this layer does not know the setting, or another one decides it. */
  readonly keyPath: (spec: SettingSpec, policy: Policy) => readonly string[] | null;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

type OrdinaryPlace =
  | 'files'
  | 'workspaceFiles'
  | 'conditionalFiles'
  | 'filesVariable'
  | 'contentVariable'
  | 'systemFiles'
  | 'profiles'
  | 'profileFiles'
  | 'strictJson'
  | 'shape';

/** What an administrator can lay down for one tool. */
export interface ManagedTool {
  /** The id in the catalogue. */
  readonly tool: string;
  /** An editor that runs extensions of VS Code: the rules about them concern no other tool. */
  readonly runsExtensions?: true;
  readonly layers: readonly ManagedLayer[];
  /** The places in which people and repositories set the same keys. */
  readonly ordinary?: Pick<SettingSpec, OrdinaryPlace>;
  readonly controls: readonly Control[];
  readonly placements: readonly SettingPlacement[];
  /** Why a rule cannot be enforced in this tool; without a sentence, nothing is known of it. */
  readonly limits: Readonly<Partial<Record<RuleId, Message>>>;
}
