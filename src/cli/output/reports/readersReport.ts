import { assistantName } from '../../../core/assistants/catalogue.ts';
import { message } from '../../../core/message.ts';
import { markdownCode, markdownTable, md } from '../../../core/report/formats/markdown.ts';
import {
  approvalFix,
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
import type { ReaderApproval, ReaderServer, ReadersReport } from '../../../core/readers/types.ts';
import { shownBelowOrHome } from '../../../node/files/inside.ts';
import type { Environment } from '../../environment.ts';
import { valueText } from '../../settings.ts';
import { shownName } from '../names.ts';
import { lines, type Safe, t } from '../safe.ts';
import { counted, say } from '../text.ts';

/** How products and paths are called: a path below the folder or the home folder is short. */
export function readerNames({ folder }: Pick<ReadersReport, 'folder'>, home: string): ReaderNames {
  return { nameOf: assistantName, shown: path => shownName(shownBelowOrHome(folder, home, path)) };
}

/** The list for a terminal. */
export function readersText(report: ReadersReport, { painter, options }: Environment): Safe {
  const names = readerNames(report, options.home);
  const all: (string | Safe)[] = [];
  const section = (title: string): void => void all.push(...(all.length === 0 ? [] : ['']), painter.bold(title));
  const detail = (text: string): Safe => painter.dim(t`      ${text}`);

  section(`MCP servers (${report.servers.length})`);
  for (const server of report.servers) {
    all.push(t`  ${server.name}  ${toolsOf(server.tools)}  ${painter.dim(placeOf(server, names))}`);
    if (server.isOff) all.push(detail('switched off'));
    all.push(...serverDetails(server, names).map(detail));
    for (const each of server.goesRound)
      all.push(t`      ${painter.paint('yellow', say(goesRoundMessage(each, names)))}`);
    if (server.goesRound.length > 0) all.push(detail(say(goesRoundFix(server, names.shown))));
  }
  if (report.servers.length === 0) all.push('  none configured in the files that are read');

  section(`Hooks of this folder (${report.hooks.length})`);
  for (const hook of report.hooks) {
    all.push(t`  ${hook.event ?? 'program'}  ${names.shown(hook.file)}:${hook.line}`);
    for (const command of hook.commands) all.push(t`      ${command}`);
    for (const each of hook.by) all.push(detail(say(runsMessage(each, assistantName))));
  }
  if (report.hooks.length === 0) all.push('  none');

  section(`What is not asked (${report.approvals.length})`);
  for (const each of report.approvals) {
    all.push(
      t`  ${assistantName(each.tool)}  ${each.key}: ${valueText(each.value)}  ${painter.dim(whereOf(each, names))}`,
    );
    all.push(detail(approvalText(each)));
  }
  if (report.approvals.length === 0) all.push('  nothing that the files show');

  section(`Extensions with tools or participants (${report.extensions?.length ?? 'not known'})`);
  for (const { id, version, ...declared } of report.extensions ?? []) {
    all.push(t`  ${id} ${version}`, detail(declaredText(declared)));
  }
  if (report.extensions === null) all.push('  no editor tells which extensions there are');

  section(`Secrets in configuration files of agents (${report.secrets.length})`);
  for (const each of report.secrets) {
    const scope = each.isOfWorkspace ? 'this folder' : 'your home folder';
    all.push(
      t`  ${painter.paint('red', t`${names.shown(each.file)}:${each.line}`)}  ${say(each.description)}  ${each.redacted}  (${scope})`,
    );
    all.push(detail(say(secretFix(each))));
  }
  if (report.secrets.length === 0) all.push('  none recognised');

  all.push(...report.problems.flatMap(problem => ['', t`${painter.paint('yellow', 'Problem')}: ${say(problem)}`]));
  if (!options.quiet) all.push('', painter.dim(say(message('readers.known'))));
  return lines(all);
}

function toolsOf(tools: readonly string[]): string {
  return tools.map(assistantName).join(', ');
}

function placeOf({ file, line }: Pick<ReaderServer, 'file' | 'line'>, { shown }: ReaderNames): string {
  return line === null ? shown(file) : `${shown(file)}:${line}`;
}

/** What is run or asked, what it is given, and what it can read. */
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
  const fix = approvalFix(approval);
  return [approvalMessage(approval), ...(fix === null ? [] : [fix])].map(say).join(' ');
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

/** The list for a review or a ticket. */
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
    part('MCP servers', ['Server', 'Read by', 'Where', 'What', 'Goes round'], servers),
    part('Hooks of this folder', ['Event', 'Where', 'Runs', 'When'], hooks),
    part('What is not asked', ['Tool', 'Key', 'Value', 'Where', 'What it does'], approvals),
    part('Extensions', ['Extension', 'Version', 'Declares'], extensions),
    part('Secrets in configuration files of agents', ['Where', 'What', 'Redacted', 'Fix'], secrets),
    ...report.problems.map(problem => md`> ${say(problem)}`.markdown),
    say(message('readers.known')),
  ].join('\n\n')}\n`;
}
