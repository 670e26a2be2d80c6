import { agentHooks } from '../../core/assistants/hooks.ts';
import { productReaders } from '../../core/assistants/readers.ts';
import { tools } from '../../core/assistants/tools.ts';
import type { HeldFromTool } from '../../core/readers/goesRound.ts';
import type { FoundHooks, ReadersFacts } from '../../core/readers/report.ts';
import type { ReaderExtension } from '../../core/readers/types.ts';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { readSettings } from '../../core/settings/read.ts';
import type { Readings } from '../../core/settings/readings.ts';
import type { SettingState } from '../../core/settings/types.ts';
import { repositoryHooks } from '../guard/registering/repositoryHooks.ts';
import { collectReadings } from '../settings/readings.ts';
import { withFiles, withReaderFiles } from './readerFiles.ts';

/** Where to look, and what is already known. */
export interface ReadersMachine {
  readonly home: string;
  /** Absolute. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Ids of the tools in use. */
  readonly inUse: readonly string[];
  /** Ids of the requested tools; null: all. */
  readonly wanted: readonly string[] | null;
  /** The settings.json of the running editor. */
  readonly userSettingsFile?: string;
  readonly extensions: readonly ReaderExtension[] | null;
  readonly held: ReadonlyMap<string, readonly HeldFromTool[]>;
  readonly scanner: Pick<Scanner, 'scan'>;
  /** Returns the secrets in a text, without accepted ones. */
  readonly secretsIn: (file: string, text: string) => readonly Finding[];
}

/**
 * Collects everything here that can read files or run commands for a model. Starts no program, writes nothing, and trusts nothing
 * in the folder, so it may be used in an untrusted folder. Never throws.
 */
export async function readersFacts(machine: ReadersMachine): Promise<ReadersFacts> {
  const { home, folder, env, platform, inUse, wanted, userSettingsFile } = machine;
  const products = productReaders.filter(({ tool }) => wanted === null || wanted.includes(tool));
  const ids = new Set(products.filter(each => Object.keys(each.approvalSettings).length > 0).map(({ tool }) => tool));
  const own = tools.filter(({ id }) => ids.has(id));
  const settings = await collectReadings({
    ...{ tools: own, home, workspace: folder, env, platform },
    ...(userSettingsFile === undefined ? {} : { userSettingsFile }),
  });
  const states: readonly SettingState[] = readSettings(own, settings);
  const hooks = hooksOf(machine, new Set(products.map(({ tool }) => tool)));
  const ofHooks = hooks.map(({ file }): [string, string | null] => [file, folder]);
  const readings = await withFiles(await withReaderFiles(settings, products), ofHooks);
  return {
    folder,
    products,
    inUse: new Set(inUse),
    readings,
    states,
    hooks,
    held: machine.held,
    extensions: machine.extensions,
    findings: findingsIn(readings, machine),
    scanner: machine.scanner,
  };
}

function hooksOf({ folder, home }: ReadersMachine, ids: ReadonlySet<string>): readonly FoundHooks[] {
  return agentHooks
    .filter(({ id }) => ids.has(id))
    .flatMap(each => repositoryHooks(each, folder, home).map(found => ({ tool: each.id, ...found })));
}

/** Returns the secrets in everything that was read for this list, which does not include the settings of other tools. */
function findingsIn(
  { files }: Readings,
  { secretsIn }: Pick<ReadersMachine, 'secretsIn'>,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, readonly Finding[]>();
  for (const [file, reading] of files) {
    if (reading.kind !== 'text') continue;
    const findings = secretsIn(file, reading.text).filter(({ confidence }) => confidence !== 'low');
    if (findings.length > 0) found.set(file, findings);
  }
  return found;
}
