import { assistantName } from '../../../core/assistants/catalogue.ts';
import { message } from '../../../core/message.ts';
import { markdownCode, markdownTable, md } from '../../../core/report/formats/markdown.ts';
import {
  approvalMessage,
  approvedMessage,
  goesRoundFix,
  goesRoundMessage,
  reachFidelity,
  reachMessage,
  type ReaderNames,
  runsMessage,
  secretFix,
} from '../../../core/readers/sentences.ts';
import type {
  ReaderApproval,
  ReaderHook,
  ReaderSecret,
  ReaderServer,
  ReadersReport,
} from '../../../core/readers/types.ts';
import { shownBelowOrHome } from '../../../node/files/inside.ts';
import type { Environment } from '../../environment.ts';
import { valueText } from '../../settings.ts';
import { shownName } from '../names.ts';
import type { Painter } from '../painter.ts';
import { lines, type Safe, t } from '../safe.ts';
import { counted, say } from '../text.ts';

/** Returns the names of products and paths: a path below the folder or the home folder is shortened. */
export function readerNames({ folder }: Pick<ReadersReport, 'folder'>, home: string): ReaderNames {
  return { nameOf: assistantName, shown: path => shownName(shownBelowOrHome(folder, home, path)) };
}

/** Returns the list for a terminal. */
export function readersText(report: ReadersReport, { painter, options }: Environment): Safe {
  const names = readerNames(report, options.home);
  const { servers, hooks, approvals, extensions, secrets } = report;
  const section = (title: string, rows: readonly (string | Safe)[], whenEmpty: string): (string | Safe)[] => [
    '',
    painter.bold(title),
    ...(rows.length === 0 ? [`  ${whenEmpty}`] : rows),
  ];
  const all = [
    ...section(
      `MCP servers (${servers.length})`,
      servers.flatMap(each => serverRows(each, names, painter)),
      'none configured in the files that are read',
    ),
    ...section(
      `Hooks of this folder (${hooks.length})`,
      hooks.flatMap(each => hookRows(each, names, painter)),
      'none',
    ),
    ...section(
      `What is not asked (${approvals.length})`,
      approvals.flatMap(each => approvalRows(each, names, painter)),
      'nothing that the files show',
    ),
    ...section(
      `Extensions with tools or participants (${extensions?.length ?? 'not known'})`,
      (extensions ?? []).flatMap(each => [t`  ${each.id} ${each.version}`, detail(declaredText(each), painter)]),
      extensions === null ? 'no editor lists its extensions' : 'none',
    ),
    ...section(
      `Secrets in configuration files of agents (${secrets.length})`,
      secrets.flatMap(each => secretRows(each, names, painter)),
      'none recognised',
    ),
    ...report.problems.flatMap(problem => ['', t`${painter.paint('yellow', 'Problem')}: ${say(problem)}`]),
    ...(options.quiet ? [] : ['', ...fixHint(report, names, painter), painter.dim(say(message('readers.known')))]),
  ];
  return lines(all.slice(1));
}

/** Returns the command that plans a fix for the most important row; nothing if no row can be fixed. */
function fixHint({ servers, hooks, approvals }: ReadersReport, names: ReaderNames, painter: Painter): readonly Safe[] {
  const first = [...servers.filter(({ goesRound }) => goesRound.length > 0), ...hooks, ...approvals].find(
    ({ file }) => file !== null,
  );
  if (first?.file === undefined || first.file === null) return [];
  const place = placeOf({ file: first.file, line: first.line }, names);
  return [
    painter.dim(t`Next: sightglass readers --fix ${quoted(place)} shows what would change that; --fix all, all of it.`),
  ];
}

/** Quotes a place for a shell. */
function quoted(place: string): string {
  return /^[\w./~:-]+$/.test(place) ? place : `'${place.replaceAll("'", String.raw`'\''`)}'`;
}

function detail(text: string, painter: Painter): Safe {
  return painter.dim(t`      ${text}`);
}

function serverRows(server: ReaderServer, names: ReaderNames, painter: Painter): readonly Safe[] {
  const { goesRound } = server;
  const details = [...(server.isOff ? ['switched off'] : []), ...serverDetails(server, names)];
  return [
    t`  ${server.name}  ${toolsOf(server.tools)}  ${painter.dim(placeOf(server, names))}`,
    ...details.map(each => detail(each, painter)),
    ...goesRound.map(each => t`      ${painter.paint('yellow', say(goesRoundMessage(each, names)))}`),
    ...(goesRound.length === 0 ? [] : [detail(say(goesRoundFix(server, names.shown)), painter)]),
  ];
}

function hookRows(
  { event, file, line, commands, by }: ReaderHook,
  names: ReaderNames,
  painter: Painter,
): readonly Safe[] {
  return [
    t`  ${event ?? 'program'}  ${names.shown(file)}:${line}`,
    ...commands.map(command => t`      ${command}`),
    ...by.map(each => detail(say(runsMessage(each, assistantName)), painter)),
  ];
}

function approvalRows(approval: ReaderApproval, names: ReaderNames, painter: Painter): readonly Safe[] {
  const { tool, key, value } = approval;
  return [
    t`  ${assistantName(tool)}  ${key}: ${valueText(value)}  ${painter.dim(whereOf(approval, names))}`,
    detail(approvalText(approval), painter),
  ];
}

function secretRows(secret: ReaderSecret, names: ReaderNames, painter: Painter): readonly Safe[] {
  const place = painter.paint('red', t`${names.shown(secret.file)}:${secret.line}`);
  const scope = secret.isOfWorkspace ? 'this folder' : 'your home folder';
  return [
    t`  ${place}  ${say(secret.description)}  ${secret.redacted}  (${scope})`,
    detail(say(secretFix(secret)), painter),
  ];
}

function toolsOf(tools: readonly string[]): string {
  return tools.map(assistantName).join(', ');
}

function placeOf({ file, line }: Pick<ReaderServer, 'file' | 'line'>, { shown }: ReaderNames): string {
  return line === null ? shown(file) : `${shown(file)}:${line}`;
}

/** Returns the command or address, the variables it receives, and what it can read. */
function serverDetails(server: ReaderServer, { shown }: ReaderNames): readonly string[] {
  const approved = approvedMessage(server);
  return [
    server.host ?? server.command.join(' '),
    ...(server.variables.length === 0 ? [] : [`is given ${server.variables.join(', ')} (values are not shown)`]),
    `${say(reachMessage(server.reach, shown))} (${reachFidelity(server.reach)})`,
    ...(approved === null ? [] : [say(approved)]),
  ].filter(text => text !== '');
}

function whereOf({ file, line }: ReaderApproval, names: ReaderNames): string {
  return file === null ? say(message('readers.approval.default')) : placeOf({ file, line }, names);
}

function approvalText(approval: ReaderApproval): string {
  return say(approvalMessage(approval));
}

function declaredText({
  participants,
  tools,
  servers,
}: Pick<NonNullable<ReadersReport['extensions']>[number], 'participants' | 'tools' | 'servers'>): string {
  const part = (names: readonly string[], one: string): readonly string[] =>
    names.length === 0 ? [] : [`${counted(names.length, one)}: ${names.join(', ')}`];
  return [...part(participants, 'chat participant'), ...part(tools, 'tool'), ...part(servers, 'MCP provider')].join(
    '; ',
  );
}

/** Returns the list for a review or a ticket. */
export function readersMarkdown(report: ReadersReport, home: string): string {
  const names = readerNames(report, home);
  const servers = report.servers.map(server => [
    server.name,
    toolsOf(server.tools),
    markdownCode(placeOf(server, names)),
    serverDetails(server, names).join(' · '),
    server.goesRound.map(each => say(goesRoundMessage(each, names))).join(' '),
  ]);
  const hooks = report.hooks.map(hook => [
    hook.event ?? 'program',
    markdownCode(`${names.shown(hook.file)}:${hook.line}`),
    hook.commands.join(' · '),
    hook.by.map(each => say(runsMessage(each, assistantName))).join(' '),
  ]);
  const approvals = report.approvals.map(each => [
    assistantName(each.tool),
    markdownCode(each.key),
    valueText(each.value),
    whereOf(each, names),
    approvalText(each),
  ]);
  const extensions = (report.extensions ?? []).map(({ id, version, ...declared }) => [
    id,
    version,
    declaredText(declared),
  ]);
  const secrets = report.secrets.map(each => [
    markdownCode(`${names.shown(each.file)}:${each.line}`),
    say(each.description),
    each.redacted,
    say(secretFix(each)),
  ]);
  const part = (title: string, head: readonly string[], rows: Parameters<typeof markdownTable>[1]): string =>
    `## ${title}\n\n${rows.length === 0 ? 'None found.' : markdownTable(head, rows).markdown}`;
  return `${[
    '# Who can read here',
    part('MCP servers', ['Server', 'Read by', 'Where', 'What', 'Bypasses'], servers),
    part('Hooks of this folder', ['Event', 'Where', 'Runs', 'When'], hooks),
    part('What is not asked', ['Tool', 'Key', 'Value', 'Where', 'What it does'], approvals),
    part('Extensions', ['Extension', 'Version', 'Declares'], extensions),
    part('Secrets in configuration files of agents', ['Where', 'What', 'Redacted', 'Fix'], secrets),
    ...report.problems.map(problem => md`> ${say(problem)}`.markdown),
    say(message('readers.known')),
  ].join('\n\n')}\n`;
}
