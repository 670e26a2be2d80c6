import { homedir } from 'node:os';
import { env, l10n } from 'vscode';
import type { RowTarget } from '../../core/report/privacy.ts';
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
} from '../../core/readers/sentences.ts';
import type {
  ReaderApproval,
  ReaderExtension,
  ReaderFix,
  ReaderHook,
  ReaderSecret,
  ReaderServer,
  ReadersReport,
} from '../../core/readers/types.ts';
import type { FixableRow } from '../../core/readers/fixes/types.ts';
import { type Message, message } from '../../core/message.ts';
import { shownBelowOrHome } from '../../node/files/inside.ts';
import type { ReportReader } from '../../webview/protocol.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { fidelityText } from '../platform/text.ts';
import { valueText } from './reportTexts.ts';

interface Context {
  readonly folder: string;
  readonly names: ReaderNames;
  readonly linkTo: (target: RowTarget) => number;
}

/**
 * Creates the part of the privacy report about what can read files here; servers that bypass an ignore file come first.
 * @param linkTo stores the target of a row, and returns the number that its link sends back
 */
export function reportReaders(
  reports: readonly ReadersReport[],
  nameOf: ReaderNames['nameOf'],
  linkTo: Context['linkTo'],
): readonly ReportReader[] {
  const rows = new Map<string, ReportReader>();
  for (const report of reports) {
    const shown = (file: string): string => shownBelowOrHome(report.folder, homedir(), file);
    const context = { folder: report.folder, names: { nameOf, shown }, linkTo };
    const all = [
      ...report.secrets.map(each => secretRow(each, context)),
      ...report.servers.map(each => serverRow(each, context)),
      ...report.hooks.map(each => hookRow(each, context)),
      ...report.approvals.map(each => approvalRow(each, context)),
      ...(report.extensions ?? []).map(extensionRow),
      ...report.problems.map(problemRow),
    ];
    // The user's own settings are found once for each folder.
    for (const row of all) {
      const key = [row.kind, row.name, row.where, row.facts.join(' ')].join('\n');
      if (!rows.has(key)) rows.set(key, row);
    }
  }
  return [...rows.values()].sort((a, b) => Number(b.warnings.length > 0) - Number(a.warnings.length > 0));
}

function placed(file: string | null, line: number | null, { names, linkTo }: Context) {
  if (file === null) return { where: sayEverything(message('readers.approval.default')), openId: null };
  const where = line === null ? names.shown(file) : `${names.shown(file)}:${line}`;
  return { where, openId: linkTo({ kind: 'file', file, line: line ?? undefined }) };
}

/** Returns the buttons of a row. */
function fixesOf(row: FixableRow, { folder, linkTo }: Context): ReportReader['fixes'] {
  return row.row.fixes.map(fix => ({
    label: fixLabel(fix),
    openId: linkTo({ kind: 'fix', folder, wanted: { ...row, fix } }),
  }));
}

function fixLabel(fix: ReaderFix): string {
  switch (fix) {
    case 'ask':
      return l10n.t('Ask Again…');
    case 'off':
      return l10n.t('Switch Off…');
    case 'remove':
      return l10n.t('Remove…');
  }
}

function serverRow(server: ReaderServer, context: Context): ReportReader {
  const { names } = context;
  const round = server.goesRound.map(each => goesRoundMessage(each, names));
  const approved = approvedMessage(server);
  return {
    kind: l10n.t('MCP server'),
    name: server.name,
    tools: server.tools.map(names.nameOf).join(', '),
    code: server.host ?? server.command.join(' '),
    facts: [
      ...(server.isOff ? [l10n.t('Switched off.')] : []),
      sayEverything(reachMessage(server.reach, names.shown)),
      ...(server.variables.length === 0
        ? []
        : [l10n.t('Receives {0}; values are not shown.', server.variables.join(', '))]),
      ...(approved === null ? [] : [sayEverything(approved)]),
    ],
    warnings: round.length === 0 ? [] : [...round, goesRoundFix(server, names.shown)].map(sayEverything),
    ...placed(server.file, server.line, context),
    known: fidelityText(reachFidelity(server.reach)),
    fixes: fixesOf({ kind: 'server', row: server }, context),
  };
}

function hookRow(hook: ReaderHook, context: Context): ReportReader {
  const { by, file, line, event, commands } = hook;
  const { nameOf } = context.names;
  return {
    kind: l10n.t('Hook'),
    name: event ?? l10n.t('Program'),
    tools: by.map(({ tool }) => nameOf(tool)).join(', '),
    code: commands.join(' · '),
    facts: by.map(each => sayEverything(runsMessage(each, nameOf))),
    warnings: [],
    ...placed(file, line, context),
    known: '',
    fixes: fixesOf({ kind: 'hook', row: hook }, context),
  };
}

function approvalRow(approval: ReaderApproval, context: Context): ReportReader {
  const { tool, key, value, file, line } = approval;
  return {
    kind: l10n.t('Not asked'),
    name: key,
    tools: context.names.nameOf(tool),
    code: valueText(value),
    facts: [sayEverything(approvalMessage(approval))],
    warnings: [],
    ...placed(file, line, context),
    known: '',
    fixes: fixesOf({ kind: 'approval', row: approval }, context),
  };
}

function extensionRow({ id, version, participants, tools, servers }: ReaderExtension): ReportReader {
  return {
    kind: l10n.t('Extension'),
    // The same form as on the command line of VS Code.
    name: `${id}@${version}`,
    tools: env.appName,
    code: '',
    facts: [
      ...(participants.length === 0 ? [] : [l10n.t('Chat participants: {0}', participants.join(', '))]),
      ...(tools.length === 0 ? [] : [l10n.t('Tools for models: {0}', tools.join(', '))]),
      ...(servers.length === 0 ? [] : [l10n.t('Offers MCP servers: {0}', servers.join(', '))]),
    ],
    warnings: [],
    where: '',
    openId: null,
    known: '',
    fixes: [],
  };
}

function secretRow(secret: ReaderSecret, context: Context): ReportReader {
  const { tools, file, line, description, redacted } = secret;
  return {
    kind: l10n.t('Secret'),
    name: sayEverything(description),
    tools: tools.map(context.names.nameOf).join(', '),
    code: redacted,
    facts: [],
    warnings: [sayEverything(secretFix(secret))],
    ...placed(file, line, context),
    known: '',
    fixes: [],
  };
}

function problemRow(problem: Message): ReportReader {
  const row = { name: '', tools: '', code: '', facts: [], where: '', openId: null, known: '', fixes: [] };
  return { ...row, kind: l10n.t('Not readable'), warnings: [sayEverything(problem)] };
}
