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

/** How Windows passes values to a program: one registry value for each, or the whole file as the text of one. */
export interface RegistryKey {
  /** Without the hive: `SOFTWARE\Policies\Microsoft\VSCode`. */
  readonly key: string;
  readonly form: 'values' | 'dotted-texts' | 'whole';
  /** The name of the registry value that contains the file, for `whole`. */
  readonly value?: string;
}

/** One place in which an administrator configures a tool. */
export interface ManagedLayer {
  readonly id: string;
  readonly format: 'json' | 'toml';
  /** Where the file is, by `process.platform`. */
  readonly files: SystemFiles;
  /** A folder next to it whose files add to it. */
  readonly folders?: SystemFiles;
  readonly preferences?: PreferenceDomain;
  /** If preferences are set, the files do not count at all. */
  readonly preferencesReplaceFiles?: true;
  readonly registry?: RegistryKey;
  /** A variable with which a user or an agent can bypass the layer (measured): it names another file or folder. */
  readonly bypass?: { readonly variable: string; readonly names: 'file' | 'folder' };
  /** The tool skips the file unless root owns it and nobody else can write to it. */
  readonly isByRootOnly?: true;
  /** Types of its keys; a value of another type makes the tool drop it, or the file. */
  readonly shape?: readonly TypedKey[];
  /** Returns what in a content would invalidate the file or keep the tool from starting; null if nothing does. */
  readonly flawIn?: (content: SettingObject) => string | null;
  /** The user can write to it, so its content is only advice. */
  readonly isPersonal?: true;
  /** What a broken file does, and what else an administrator must know. */
  readonly notes: readonly Message[];
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** How binding a key is: enforced for everybody, or a default that a user may change. */
export type Strength = 'enforced' | 'default';

/** One key with which an administrator enforces a rule, or a part of it. */
export interface Control {
  readonly rule: RuleId;
  readonly layer: string;
  readonly keyPath: readonly string[];
  /** Returns what is written for a policy; undefined if nothing is. */
  readonly value: (policy: Policy) => SettingValue | undefined;
  /** Returns what a value is compared with, if that is not what is written. */
  readonly wanted?: (policy: Policy) => SettingValue | undefined;
  readonly comparison?: SettingSpec['comparison'];
  readonly merge?: SettingSpec['merge'];
  /** The value in force if nobody sets it, as far as known. */
  readonly default?: SettingValue;
  /** A variable with the same effect. */
  readonly environment?: string;
  /** The editor setting that the key, which is the name of a policy, decides. */
  readonly setting?: string;
  /** The tool reads the key only in this layer, not in users' files. */
  readonly isOnlyManaged?: true;
  /** Equivalent keys. They are read, but a build does not write them. */
  readonly instead?: readonly Alternative[];
  /** Programs that Linux needs for it. */
  readonly needsCommands?: readonly string[];
  readonly strength: Strength;
  readonly note?: Message;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** A key with the same effect as a control, in another layer or in a user's file. */
export interface Alternative {
  readonly layer: string;
  readonly keyPath: readonly string[];
  readonly value: SettingValue;
  readonly accepts?: readonly SettingValue[];
}

/** Settings of the catalogue that a layer enforces. */
export interface SettingPlacement {
  readonly layer: string;
  /** The location of the value in that layer; null if the layer does not support the setting, or another layer decides it. */
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

/** What an administrator can configure for one tool. */
export interface ManagedTool {
  /** The id in the catalogue. */
  readonly tool: string;
  /** An editor that runs VS Code extensions; the extension rules apply to no other tool. */
  readonly runsExtensions?: true;
  readonly layers: readonly ManagedLayer[];
  /** The places in which users and repositories set the same keys. */
  readonly ordinary?: Pick<SettingSpec, OrdinaryPlace>;
  readonly controls: readonly Control[];
  readonly placements: readonly SettingPlacement[];
  /** Why a rule cannot be enforced in this tool; a missing entry means that nothing is known. */
  readonly limits: Readonly<Partial<Record<RuleId, Message>>>;
}
