import type { Fidelity, Source } from '../fidelity.ts';
import { type Message, message } from '../message.ts';
import type { SettingSpec } from '../settings/types.ts';
import type { Assistant, Detection, Feature, FeatureId, Mechanism } from './types.ts';
import type { TrafficClass } from './trafficClass.ts';

type Reach = Feature['reach'];

/** Creates features of one assistant that share their fidelity and source. */
export function features(
  fidelity: Fidelity,
  source: Source,
  reaches: Partial<Record<FeatureId, Reach>>,
): readonly Feature[] {
  return Object.entries(reaches).map(([id, reach]) => ({ id: id as FeatureId, reach, fidelity, source }));
}

/** Creates the detection of a product that is not an extension: by its programs and the files it leaves. */
export function byPrograms(commands: readonly string[], paths: readonly string[]): Detection {
  return { extensionIds: [], commands, paths };
}

/**
 * Creates a product of which only its records are known: nothing is claimed about what it sends on its own, or how files are held back.
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

/** Creates an ignore file in the root of a workspace folder with gitignore's syntax, unless the details say otherwise. */
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

/** Creates a `.gitignore` that only leaves files out of searches: tools and commands still read them. */
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
 * Returns a function that creates the rows of settings that share a file and a source. A setting is recommended unless the details
 * make it strict. In a file, its path is the key split at dots, unless `keyPath` is given.
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

/** Creates a choice in an account or on a page of the product: it is shown with what to choose and where, but never written. */
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

/** Creates a variable that people set although it does not do what they expect: it is shown with its real effect, never advised. */
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

/** Creates the editor's telemetry level for an extension that obeys it: with telemetry off, the given hosts are silent too. */
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
