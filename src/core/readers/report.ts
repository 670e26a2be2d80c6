import type { ValuePath } from '../config/removal/removal.ts';
import { maskFileName, maskName } from '../exposure/masking/maskName.ts';
import type { OtherHook } from '../guard/registrations/otherHooks.ts';
import type { Message } from '../message.ts';
import type { Finding, Scanner } from '../secrets/types.ts';
import { hostOfUrl } from '../settings/hostPatterns.ts';
import type { Readings } from '../settings/readings.ts';
import type { SettingState } from '../settings/types.ts';
import { approvalsOf } from './approvals.ts';
import { goesRound, type HeldFromTool } from './goesRound.ts';
import { filesAt } from './places.ts';
import { serverReach } from './reach.ts';
import { type ConfiguredServer, type ConfiguredServers, configuredServers } from './servers.ts';
import { shownCommand, shownLine } from './shownCommand.ts';
import { isTrustedFolder } from './trust.ts';
import type {
  ProductReaders,
  ReaderExtension,
  ReaderHook,
  ReaderSecret,
  ReaderServer,
  ReadersReport,
} from './types.ts';

/** The hooks in a file of the folder, as found for one tool. */
export interface FoundHooks {
  readonly tool: string;
  /** Absolute. */
  readonly file: string;
  /** The 1-based line of the first hook. */
  readonly line: number;
  /** Empty if the file itself is a program. */
  readonly hooks: readonly OtherHook[];
}

/** Everything needed to build the list of readers. */
export interface ReadersFacts {
  /** Absolute, in the platform's notation. */
  readonly folder: string;
  readonly products: readonly ProductReaders[];
  /** Ids of the tools in use. */
  readonly inUse: ReadonlySet<string>;
  /** Includes the files of {@link filesOfReaders}. */
  readonly readings: Readings;
  readonly states: readonly SettingState[];
  readonly hooks: readonly FoundHooks[];
  readonly held: ReadonlyMap<string, readonly HeldFromTool[]>;
  readonly extensions: readonly ReaderExtension[] | null;
  /** Secrets by absolute path, in the files of {@link filesOfReaders} and of hooks. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Masks short texts such as names and commands. */
  readonly scanner: Pick<Scanner, 'scan'>;
}

/** Lists everything that can read files or run commands for a model. Pure; starts and opens nothing. Never throws. */
export function readersReport(facts: ReadersFacts): ReadersReport {
  const { folder, products, readings, states, extensions, inUse } = facts;
  const all = products.map(({ tool, servers }) => configuredServers(tool, servers, readings));
  const approvals = products.map(each => approvalsOf(each, readings, states));
  return {
    folder,
    extensions,
    servers: located(all, facts).map(({ row }) => row),
    hooks: locatedHooks(facts).map(({ row }) => row),
    // A default only counts if its tool is in use.
    approvals: approvals.flatMap(each => each.approvals.filter(({ file, tool }) => file !== null || inUse.has(tool))),
    secrets: secretRows(facts),
    problems: distinct([...all, ...approvals].flatMap(({ problems }) => problems)),
  };
}

/** The row of a server, and where the server is configured. */
export interface LocatedServer {
  readonly row: ReaderServer;
  readonly server: ConfiguredServer;
}

/** The servers of the list, each with its place. */
export function locatedServers(facts: ReadersFacts): readonly LocatedServer[] {
  const { products, readings } = facts;
  return located(
    products.map(({ tool, servers }) => configuredServers(tool, servers, readings)),
    facts,
  );
}

function located(all: readonly ConfiguredServers[], facts: ReadersFacts): readonly LocatedServer[] {
  return grouped(all.flatMap(({ servers }) => servers)).map(same => serverRow(same, facts));
}

/** All file names in which products store these things, as in {@link ProductReaders}. */
export function filesOfReaders(products: readonly ProductReaders[]): readonly string[] {
  const names = products.flatMap(({ servers, approvals, trust }) => [
    ...servers.map(({ file }) => file),
    ...approvals.flatMap(({ files }) => files),
    ...(trust === null ? [] : [trust.file]),
  ]);
  return [...new Set(names)];
}

/** Groups servers of several tools that are the same entry of one file. */
function grouped(servers: readonly ConfiguredServer[]): readonly (readonly ConfiguredServer[])[] {
  const groups = new Map<string, ConfiguredServer[]>();
  for (const each of servers) {
    const key = JSON.stringify([each.file, each.line, each.name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

function serverRow(same: readonly ConfiguredServer[], facts: ReadersFacts): LocatedServer {
  const { folder, readings, held, scanner } = facts;
  const [first] = same;
  if (first === undefined) throw new Error('a group has a member');
  const tools = usedOf([...new Set(same.map(({ tool }) => tool))], facts.inUse);
  const workspace = slashed(folder);
  const reach = serverReach(first, { home: slashed(readings.home), workspace });
  const host = first.url === undefined ? null : hostOfUrl(first.url);
  const row: ReaderServer = {
    tools,
    name: maskName(first.name, scanner),
    file: first.file,
    line: first.line,
    isOfWorkspace: first.place.file.startsWith('./'),
    isOff: first.isOff,
    command: shownCommand(first.command ?? [], scanner),
    host: host === null ? null : maskName(host, scanner),
    variables: first.variables.map(each => maskName(each, scanner)),
    approved: first.approved,
    reach,
    goesRound: first.isOff ? [] : tools.flatMap(tool => goesRound(tool, reach, held.get(tool) ?? [], workspace) ?? []),
    fixes: [
      ...(first.approved === 0 ? [] : ['ask' as const]),
      ...(first.place.off === undefined || first.isOff ? [] : ['off' as const]),
      'remove',
    ],
  };
  return { row, server: first };
}

function usedOf(tools: readonly string[], inUse: ReadonlySet<string>): readonly string[] {
  const used = tools.filter(each => inUse.has(each));
  return used.length === 0 ? tools : used;
}

/** The row of a hook, and where the hook is; `path` is null if the file itself is a program. */
export interface LocatedHook {
  readonly row: ReaderHook;
  readonly path: ValuePath | null;
}

/** The hooks of the list, each with its place. */
export function locatedHooks({ hooks, products, readings, scanner }: ReadersFacts): readonly LocatedHook[] {
  const rows = new Map<string, LocatedHook>();
  for (const { tool, file, line, hooks: found } of hooks) {
    const product = products.find(each => each.tool === tool);
    const by = {
      tool,
      runs: product?.hooksRun ?? 'unknown',
      isTrusted: isTrustedFolder(product?.trust ?? null, readings),
    };
    const parts = found.length === 0 ? [{ event: null, line, path: null, commands: [] }] : found;
    for (const each of parts) {
      const key = JSON.stringify([file, each.path]);
      const row: ReaderHook = {
        by: [...(rows.get(key)?.row.by ?? []), by],
        file,
        line: each.line,
        event: each.event === null ? null : maskName(each.event, scanner),
        commands: each.commands.map(command => shownLine(command, scanner)),
        fixes: ['remove'],
      };
      rows.set(key, { row, path: each.path });
    }
  }
  return [...rows.values()];
}

function secretRows({ products, readings, findings, hooks, scanner }: ReadersFacts): readonly ReaderSecret[] {
  const places = products.flatMap(({ tool, servers, approvals }) => [
    ...servers.map(({ file, reference }) => ({ tool, file, reference })),
    ...approvals.flatMap(({ files }) => files.map(file => ({ tool, file, reference: undefined }))),
  ]);
  const known = places.flatMap(({ file, ...place }) =>
    filesAt(file, readings).map(each => ({ ...place, file: each, isOfWorkspace: file.startsWith('./') })),
  );
  const ofHooks = hooks.map(({ tool, file }) => ({ tool, file, isOfWorkspace: true, reference: undefined }));
  return [...findings].flatMap(([file, found]) => {
    const own = [...known, ...ofHooks].filter(each => each.file === file);
    const [first] = own;
    if (first === undefined) return [];
    const reference = own.find(each => each.reference !== undefined)?.reference ?? null;
    return found.map(({ startLine, ruleId, description, redacted }) => ({
      tools: [...new Set(own.map(({ tool }) => tool))],
      file: maskFileName(file, scanner),
      line: startLine,
      isOfWorkspace: first.isOfWorkspace,
      ruleId,
      description,
      redacted,
      reference,
    }));
  });
}

function distinct(problems: readonly Message[]): readonly Message[] {
  return [...new Map(problems.map(each => [JSON.stringify(each), each])).values()];
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
