import path from 'node:path';
import { managedTools } from '../../core/assistants/managed.ts';
import { tools as catalogueTools } from '../../core/assistants/tools.ts';
import { assistantById } from '../../core/assistants/catalogue.ts';
import type { Assistant } from '../../core/assistants/types.ts';
import { createVerdicts, type AccountFacts } from '../../core/ignore/verdicts.ts';
import { parseJson, valueOf } from '../../core/config/jsonTree.ts';
import type { ExtensionFacts, GuardFacts, PolicyFacts } from '../../core/policy/check/types.ts';
import { productReaders } from '../../core/assistants/readers.ts';
import { policyTools } from '../../core/policy/managed/specs.ts';
import type { Policy } from '../../core/policy/model/types.ts';
import type { Readings } from '../../core/settings/readings.ts';
import type { Tool } from '../../core/settings/types.ts';
import { isList, isObject } from '../../core/settings/values.ts';
import { readTextSync } from '../files/readText.ts';
import { agentOverview, agentsWithHooks } from '../guard/registering/overview.ts';
import { walk } from '../files/walk.ts';
import { withReaderFiles } from '../readers/readerFiles.ts';
import { collectReadings } from '../settings/readings.ts';
import { installedExtensionsOf, type Person } from '../versions/extensionVersions.ts';
import { productVersions } from '../versions/productVersions.ts';
import { readWorkspace } from '../workspace.ts';

/** The largest extension list that is read, in bytes. */
const maximumBytes = 16_000_000;

/** Where to look, and for what. */
export interface PolicyMachine {
  /** Ids of the tools in use. */
  readonly tools: readonly string[];
  readonly home: string;
  /** The open folder, absolute; null without one. */
  readonly workspace: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** ISO date. */
  readonly today: string;
  readonly account: AccountFacts;
  /** Reads the settings instead of the default reader: an editor knows its own files and which values are in force. */
  readonly readSettings?: (tools: readonly Tool[]) => Promise<Readings>;
  /** Paths in the folder, if they are known already. */
  readonly paths?: readonly string[];
}

/** Collects the facts that a policy is checked against. Starts no program and writes nothing. Never throws. */
export async function policyFacts(policy: Policy, machine: PolicyMachine): Promise<PolicyFacts> {
  const { tools, home, workspace, env, platform, today } = machine;
  const used = new Set(tools);
  const wanted = [
    ...catalogueTools.filter(({ id }) => used.has(id)),
    ...policyTools(
      managedTools.filter(({ tool }) => used.has(tool)),
      policy,
    ),
  ];
  const settings = await (machine.readSettings?.(wanted) ??
    collectReadings({ tools: wanted, home, workspace, env, platform }));
  const readings = await withReaderFiles(
    settings,
    productReaders.filter(({ tool }) => used.has(tool)),
  );
  const folder = workspace === null ? null : await folderFacts(policy, workspace, machine);
  return {
    today,
    tools: tools.map(id => ({
      id,
      installed: productVersions(id, { home, env }).installed,
    })),
    readings,
    extensions: extensionFacts({ home, env }),
    guard: guardFacts(tools, machine),
    paths: folder?.paths ?? null,
    verdictsOf: folder?.verdictsOf ?? null,
  };
}

/** Returns the files of the folder and their verdicts; null if the policy does not classify files. */
async function folderFacts(
  policy: Policy,
  workspace: string,
  { tools, home, env, account, paths: known }: PolicyMachine,
) {
  if (policy.classifications.length === 0) return null;
  const paths: string[] = [...(known ?? [])];
  if (known === undefined) for await (const name of walk(workspace)) paths.push(name);
  const { ruleFiles } = await readWorkspace(workspace, paths, { home, env });
  const assistants = tools.map(assistantById).filter((each): each is Assistant => each !== undefined);
  return { paths, verdictsOf: createVerdicts(ruleFiles, assistants, account) };
}

function extensionFacts(person: Person): readonly ExtensionFacts[] | null {
  const found = installedExtensionsOf(person);
  if (found === null) return null;
  const preReleases = new Map(
    [...new Set(found.map(({ place }) => path.dirname(place)))].flatMap(folder => preReleasesIn(folder)),
  );
  return found.map(({ name, version, place }) => {
    const isPreRelease = preReleases.get(`${path.dirname(place)} ${name.toLowerCase()}`) ?? null;
    return { id: name, version, isPreRelease };
  });
}

/** Reads which extensions are pre-releases, which an editor notes next to them (VS Code 1.139.1, extensionsProfileScannerService). */
function preReleasesIn(folder: string): readonly (readonly [string, boolean])[] {
  const read = readTextSync(path.join(folder, 'extensions.json'), maximumBytes);
  const { root } = read.kind === 'text' ? parseJson(read.text, true) : { root: null };
  const list = root === null ? [] : valueOf(root);
  if (!isList(list)) return [];
  return list.flatMap(each => {
    const { identifier, metadata } = isObject(each) ? each : {};
    const id = isObject(identifier) ? identifier['id'] : undefined;
    const isPreRelease = isObject(metadata) ? metadata['isPreReleaseVersion'] : undefined;
    return typeof id === 'string' && typeof isPreRelease === 'boolean'
      ? [[`${folder} ${id.toLowerCase()}`, isPreRelease] as const]
      : [];
  });
}

function guardFacts(tools: readonly string[], { home, env, workspace }: PolicyMachine): readonly GuardFacts[] {
  const folders = workspace === null ? [] : [workspace];
  return agentsWithHooks(tools).map(hooks => {
    const { standing, failsClosed } = agentOverview(hooks, { home, env, folders });
    return { tool: hooks.id, state: standing.state, file: standing.place?.file ?? null, failsClosed };
  });
}
