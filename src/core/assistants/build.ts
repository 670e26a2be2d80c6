import type { Fidelity, Source } from '../fidelity.ts';
import { type Message, message } from '../message.ts';
import type { SettingSpec } from '../settings/types.ts';
import type { Assistant, Detection, Feature, FeatureId, Mechanism } from './types.ts';
import type { TrafficClass } from './trafficClass.ts';

type Reach = Feature['reach'];

/** Features of one assistant that are known in the same way and from the same place. */
export function features(
  fidelity: Fidelity,
  source: Source,
  reaches: Partial<Record<FeatureId, Reach>>,
): readonly Feature[] {
  return Object.entries(reaches).map(([id, reach]) => ({ id: id as FeatureId, reach, fidelity, source }));
}

/** How a product that is no extension shows itself: by its programs, and by what it leaves. */
export function byPrograms(commands: readonly string[], paths: readonly string[]): Detection {
  return { extensionIds: [], commands, paths };
}

/**
 * A product of which only its records are known: what it sends on its own, and what holds it back, is not claimed.
 * @param movedFolders see {@link Assistant.movedFolders}
 */
export function recordsOnly(
  id: string,
  name: string,
  commands: readonly string[],
  paths: readonly string[],
  movedFolders: Readonly<Record<string, string>> = {},
): Assistant {
  return { id, name, features: [], mechanisms: [], detection: byPrograms(commands, paths), movedFolders };
}

type MechanismDetails = Pick<Mechanism, 'covers'> & Partial<Omit<Mechanism, 'id' | 'covers' | 'source' | 'fidelity'>>;

/** An ignore file in the root of a workspace folder in gitignore's syntax, unless the details say otherwise. */
export function ignoreFile(id: string, fidelity: Fidelity, source: Source, details: MechanismDetails): Mechanism {
  return {
    id,
    kind: 'ignore-file',
    syntax: 'gitignore',
    lookup: 'root',
    matchCase: true,
    gaps: [],
    fidelity,
    source,
    ...details,
  };
}

/** A `.gitignore` by which files are left out of a search alone: tools read them, and commands. */
export function gitignoreOfSearch(fidelity: Fidelity, source: Source): Mechanism {
  return ignoreFile('.gitignore', fidelity, source, {
    covers: [],
    lookup: 'git',
    gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
  });
}

type SettingCommon = Pick<SettingSpec, 'kind' | 'fidelity' | 'source'> & Partial<SettingSpec>;
type SettingDetails = Pick<SettingSpec, 'trafficClass' | 'effect'> & Partial<SettingSpec>;

/**
 * Makes the rows of settings that share a file and a source. A key is recommended unless the details say strict. Inside a
 * file its path is the key, split at dots, unless `keyPath` is given.
 */
export function settingsIn(common: SettingCommon): (key: string, details: SettingDetails) => SettingSpec {
  const hasPath = common.kind === 'json-file' || common.kind === 'toml-file' || common.kind === 'yaml-file';
  return (key, details) => ({
    key,
    level: 'recommended',
    hosts: [],
    ...(hasPath ? { keyPath: key.split('.') } : {}),
    ...common,
    ...details,
  });
}

/** A choice in an account or on a page of the product: shown with what to choose and where, never written. */
export function accountChoice(
  key: string,
  trafficClass: TrafficClass,
  effect: Message,
  source: Source,
  page?: string,
): SettingSpec {
  return {
    ...(page === undefined ? {} : { page }),
    key,
    kind: 'account',
    level: 'recommended',
    trafficClass,
    hosts: [],
    effect,
    fidelity: 'documented',
    source,
  };
}

/** A variable that people set for something it does not do: shown with what it really does, never advised. */
export function ineffectiveVariable(
  key: string,
  trafficClass: TrafficClass,
  effect: Message,
  fidelity: Fidelity,
  source: Source,
): SettingSpec {
  return {
    key,
    kind: 'env',
    level: 'recommended',
    ineffective: true,
    reportOnly: true,
    trafficClass,
    hosts: [],
    effect,
    fidelity,
    source,
  };
}

/** The editor's telemetry level, for extensions that obey it: its hosts fall silent with that of the editor. */
export function editorTelemetry(fidelity: Fidelity, source: Source, silent: readonly string[]): SettingSpec {
  return {
    key: 'telemetry.telemetryLevel',
    kind: 'vscode-setting',
    default: 'all',
    hardened: 'off',
    level: 'recommended',
    scope: 'application',
    policy: 'TelemetryLevel',
    trafficClass: 'telemetry',
    hosts: silent,
    effect: message('setting.shared.telemetryLevel'),
    fidelity,
    source,
  };
}
