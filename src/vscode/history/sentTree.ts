import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import path from 'node:path';
import { commands } from '../../contract.ts';
import { assistantName, assistantShortName } from '../../core/assistants/catalogue.ts';
import { assistantOf } from '../../core/history/types.ts';
import { type HistoryGrouping, type HistoryNode, historyTree } from '../../core/history/historyTree.ts';
import { aboutOf, unreadReasons } from '../../core/history/records/limits.ts';
import type { Carried, HistoryReport, HistorySession } from '../../core/history/report.ts';
import { type SentStatus, statusOf } from '../../core/history/sentSummary.ts';
import type { Message } from '../../core/message.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { say } from '../platform/text.ts';
import { shownPath } from '../platform/workspace/workspaceFolders.ts';
import {
  certaintyMeaning,
  howOften,
  momentText,
  requestsText,
  shortMomentText,
  sayOfHistory,
  statusMeaning,
  statusText,
  unreadText,
} from './sentTexts.ts';

/** The data that the tree is made from. */
export interface SentTreeSource {
  readonly report: HistoryReport;
  readonly edges: readonly Message[];
  readonly grouping: HistoryGrouping;
  readonly isRead: boolean;
  /** How many older records were not read because reading was stopped. */
  readonly left: number;
  /** How many older files are not listed. */
  readonly leftFiles: number;
}

type Of<K extends HistoryNode['kind']> = Extract<HistoryNode, { readonly kind: K }>;

/**
 * The rows of *Already Sent*. A row says what was sent, and to whom or how much, in the width of a side bar. The tooltip and the
 * label for screen readers say the rest, and describe the icon in words.
 */
export class SentTree {
  constructor(private readonly source: () => SentTreeSource) {}

  children(node?: HistoryNode): HistoryNode[] {
    if (node !== undefined) return [...node.children()];
    const { report, edges, grouping, isRead } = this.source();
    return isRead ? [...historyTree(report, edges, grouping)] : [];
  }

  /** The text above the rows. */
  get summary(): string {
    const { report, left, leftFiles } = this.source();
    const { sessions, secrets: all } = report;
    const sent = new Set(all.flatMap(({ id, status }) => (status === 'sent' ? [id] : []))).size;
    const assistants = new Set(sessions.map(({ assistant }) => assistant)).size;
    const parts = [
      l10n.t(
        'Secrets that were sent, as far as records show: {0}. Sessions: {1}, of {2} assistants. Not found is not “not sent”.',
        sent,
        sessions.length,
        assistants,
      ),
    ];
    if (left > 0) parts.push(l10n.t('Reading was stopped: {0} older files of records were not read.', left));
    if (leftFiles > 0)
      parts.push(l10n.t('Only the latest of the files that were sent are listed; {0} are not.', leftFiles));
    return parts.join(' ');
  }

  /** What could not be read, and what records cannot show. */
  get limits(): readonly string[] {
    const { report, edges } = this.source();
    return [...report.unread.map(each => l10n.t('Not read: {0}', unreadText(each))), ...edges.map(sayOfHistory)];
  }

  item(node: HistoryNode): TreeItem {
    const item = itemOf(node);
    item.id = node.id;
    item.contextValue = node.kind;
    const isOpen = node.kind === 'limits' && node.about === 'unread';
    if (isOpen) item.collapsibleState = TreeItemCollapsibleState.Expanded;
    else if (!isLeaf(node)) item.collapsibleState = TreeItemCollapsibleState.Collapsed;
    const tooltip = typeof item.tooltip === 'string' ? item.tooltip.split('\n') : [];
    const parts = [item.label, item.description, ...tooltip].filter(part => typeof part === 'string').filter(Boolean);
    item.accessibilityInformation = { label: [...new Set(parts)].join(', ') };
    return item;
  }
}

/** How many characters of a reason fit in a narrow side bar after the name of a store. */
const longestReason = 24;

const leaf: ReadonlySet<HistoryNode['kind']> = new Set(['place', 'rotation', 'file', 'unread', 'edge']);

/** Whether a node has no children. A session below a secret has nothing of its own to show. */
function isLeaf(node: HistoryNode): boolean {
  return leaf.has(node.kind) || (node.kind === 'session' && node.carried !== null);
}

function itemOf(node: HistoryNode): TreeItem {
  switch (node.kind) {
    case 'secret':
      return secretItem(node);
    case 'place':
      return placeItem(node);
    case 'rotation':
      return rotationItem(node);
    case 'assistant':
      return assistantItem(node);
    case 'session':
      return sessionItem(node);
    case 'file':
      return fileItem(node);
    case 'page': {
      const item = new TreeItem(l10n.t('Rows {0} to {1}', node.from, node.to));
      item.iconPath = new ThemeIcon('ellipsis');
      return item;
    }
    case 'limits':
      return limitsItem(node);
    case 'unread': {
      const { store, reason, count } = node.unread;
      const item = new TreeItem(assistantShortName(assistantOf(store)));
      const why = sayOfHistory(unreadReasons[reason]);
      // A longer reason would be cut off; the tooltip contains it.
      item.description = why.length > longestReason ? String(count) : `${count} · ${why}`;
      item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
      item.tooltip = unreadText(node.unread);
      return item;
    }
    case 'edge': {
      const sentence = sayOfHistory(node.edge);
      const item = new TreeItem(aboutOf(sentence));
      item.tooltip = sentence;
      item.iconPath = new ThemeIcon('info');
      return item;
    }
  }
}

function secretItem({ secret, summaries }: Of<'secret'>): TreeItem {
  const rule = secrets().ruleById(secret.ruleId);
  const kind = rule === null ? secret.ruleId : say(rule.description);
  const item = new TreeItem(kind);
  const [first] = summaries;
  const status = first?.status ?? statusOf(secret);
  const names = summaries.map(({ assistant }) => assistantShortName(assistant)).join(', ');
  item.description = [unsentText(status), names].filter(Boolean).join(' · ');
  item.tooltip = [
    `${kind} (${secret.redacted})`,
    ...summaries.map(each => `${assistantName(each.assistant)}: ${statusText(each.status)}, ${howOften(each)}`),
    statusMeaning(status),
    certaintyMeaning(first?.certainty ?? secret.certainty),
  ].join('\n');
  item.iconPath = statusIcon(status);
  return item;
}

function placeItem({ place }: Of<'place'>): TreeItem {
  if (place === null) {
    const item = new TreeItem(l10n.t('Not found in this workspace'));
    item.tooltip = l10n.t('Not found in the folders that are open');
    item.iconPath = new ThemeIcon('circle-slash');
    return item;
  }
  const uri = Uri.file(place.path);
  const shown = shownPath(uri);
  const item = new TreeItem(l10n.t('Still in {0}', path.posix.basename(shown)));
  item.description = [l10n.t('line {0}', place.line), folderOf(shown)].filter(Boolean).join(' · ');
  item.tooltip = place.path;
  item.iconPath = new ThemeIcon('go-to-file');
  item.command = {
    command: commands.openRange,
    title: l10n.t('Open'),
    arguments: [uri.toString(), place.line, place.line],
  };
  return item;
}

function rotationItem({ ruleId }: Of<'rotation'>): TreeItem {
  const item = new TreeItem(l10n.t('How to rotate it…'));
  item.iconPath = new ThemeIcon('key');
  item.command = { command: commands.showRotation, title: l10n.t('How to rotate it…'), arguments: [ruleId] };
  return item;
}

function assistantItem({ assistant, summary, count }: Of<'assistant'>): TreeItem {
  const item = new TreeItem(assistantShortName(assistant));
  const sessions = count === 1 ? l10n.t('1 session') : l10n.t('{0} sessions', count);
  item.description = summary === null ? sessions : unsentText(summary.status) || requestsText(summary.requests);
  item.tooltip = [
    assistantName(assistant),
    ...(summary === null ? [] : [`${statusText(summary.status)} ${howOften(summary)}`]),
    sessions,
    ...(summary === null ? [] : [statusMeaning(summary.status), certaintyMeaning(summary.certainty)]),
  ].join('\n');
  item.iconPath = summary === null ? new ThemeIcon('hubot') : statusIcon(summary.status);
  return item;
}

function sessionItem({ session, carried, key }: Of<'session'>): TreeItem {
  const time = carried?.last ?? session?.to ?? null;
  const item = new TreeItem(time === null ? key.session : shortMomentText(time, Date.now()));
  const folder = session?.cwd ? path.basename(session.cwd) : '';
  const requests = session === null ? '' : requestsText(session.requests);
  const unsent = carried === null ? '' : unsentText(statusOf(carried));
  item.description = [unsent, folder || (carried === null ? requests : requestsText(carried.requests))]
    .filter(Boolean)
    .join(' · ');
  item.tooltip = [
    l10n.t('Session {0}', key.session),
    ...(carried === null ? [] : [oftenText(carried)]),
    ...(session === null ? [] : sessionLines(session)),
  ].join('\n');
  item.iconPath = carried === null ? new ThemeIcon('comment-discussion') : statusIcon(statusOf(carried));
  item.command = {
    command: commands.openSession,
    title: l10n.t('Open Session'),
    arguments: [key.assistant, key.session],
  };
  return item;
}

/** Returns what a record says about its session, and how the host is known. */
export function sessionLines(session: HistorySession): readonly string[] {
  const { requests, model, host, hostFrom, cwd } = session;
  const named = hostFrom === 'record' ? l10n.t('as the record says') : l10n.t('unless somebody has set another host');
  return [
    l10n.t('{0} to {1}', momentText(session.from), momentText(session.to)),
    l10n.t('{0} to {1}', requestsText(requests), model ?? l10n.t('an unknown model')),
    host === null ? l10n.t('The record names no host.') : l10n.t('Host: {0} ({1})', host, named),
    ...(cwd === null ? [] : [l10n.t('Folder: {0}', cwd)]),
  ];
}

function fileItem({ carried }: Of<'file'>): TreeItem {
  const file = carried.path ?? '';
  const isAbsolute = path.isAbsolute(file);
  const shown = isAbsolute ? shownPath(Uri.file(file)) : file;
  const item = new TreeItem(path.posix.basename(shown));
  const often = unsentText(statusOf(carried)) || requestsText(carried.requests);
  item.description = [often, folderOf(shown)].filter(Boolean).join(' · ');
  item.tooltip = [file, oftenText(carried), certaintyMeaning(carried.certainty)].join('\n');
  item.iconPath = new ThemeIcon('file');
  if (isAbsolute)
    item.command = { command: commands.openRange, title: l10n.t('Open'), arguments: [Uri.file(file).toString(), 1, 1] };
  return item;
}

/** Returns the folder of a path; empty if there is none. */
function folderOf(shown: string): string {
  const folder = path.posix.dirname(shown);
  return folder === '.' ? '' : folder;
}

/** Returns the status of something that was not sent; empty if it was sent, since that is what the view is about. */
function unsentText(status: SentStatus): string {
  return status === 'sent' || status === 'resent' ? '' : statusText(status);
}

function oftenText(carried: Carried): string {
  return `${statusText(statusOf(carried))} ${howOften({ ...carried, status: statusOf(carried) })}`;
}

function limitsItem({ about, count }: Of<'limits'>): TreeItem {
  const isUnread = about === 'unread';
  const item = new TreeItem(isUnread ? l10n.t('Not read') : l10n.t('What records cannot show'));
  if (isUnread) item.description = String(count);
  else item.tooltip = l10n.t('Not found is not “not sent”');
  item.iconPath = isUnread ? new ThemeIcon('warning', new ThemeColor('list.warningForeground')) : new ThemeIcon('info');
  return item;
}

/** Returns the icon for a status. Its shape says the same as the words next to it. */
function statusIcon(status: SentStatus): ThemeIcon {
  switch (status) {
    case 'sent':
      return new ThemeIcon('arrow-up', new ThemeColor('list.errorForeground'));
    case 'resent':
      return new ThemeIcon('sync', new ThemeColor('list.errorForeground'));
    case 'stored-only':
      return new ThemeIcon('archive');
    case 'unknown':
      return new ThemeIcon('question');
  }
}
