import {
  type Disposable,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { commands, settings } from '../../contract.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure, Reach } from '../../core/exposure/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { GuardFeature } from '../guard/guardFeature.ts';
import { hasComputer } from '../files/host.ts';
import { reachTable } from './reachTable.ts';
import { guardSentences } from './guardSentences.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { escapeMarkdown, escapeCode } from '../platform/markdown.ts';
import type { Past } from '../history/past.ts';
import type { Snapshot, Store } from '../state/store.ts';
import { reachedNames, say } from '../platform/text.ts';

/** How many exposures the tooltip lists; the findings view lists all of them. */
const listed = 5;

/** The facts that the status bar item shows, from one snapshot. */
interface Status {
  readonly snapshot: Snapshot;
  /** Exposures that are sent with the next request. */
  readonly certain: readonly Exposure[];
  /** Whether an assistant was found and may run in this workspace. If not, the item does not claim that something would be sent. */
  readonly canSend: boolean;
  /** Sentences on which agents ask the guard; empty if no agent has hooks. */
  readonly guarded: readonly string[];
}

/**
 * Registers one status bar item: how many secrets assistants can get. It is colored only if one of them is sent with the next
 * request.
 */
export function registerStatusBar(
  store: Store,
  configuration: Configuration,
  assistants: AssistantsInUse,
  guard: Pick<GuardFeature, 'agents' | 'onDidChange'>,
  history: Past,
): Disposable {
  const disposables = new DisposableStore();
  const item = disposables.add(window.createStatusBarItem('sightglass.risk', StatusBarAlignment.Right, 90));
  item.name = l10n.t('Sightglass: AI exposure');
  item.command = commands.showFindings;
  let last = '';

  const update = (): void => {
    const { snapshot } = store;
    const when = configuration.get(settings.showStatusBar);
    if (when === 'never' || (when === 'risk' && snapshot.risk === 'none')) {
      last = '';
      item.hide();
      return;
    }
    const canSend = workspace.isTrusted && !assistants.isAssumed;
    const certain = snapshot.exposures.filter(each => each.reaches.some(isCertain));
    const guarded = guardSentences(guard.agents ?? [], id => assistants.nameOf(id));
    const status = { snapshot, certain, canSend, guarded };
    const tooltip = tooltipOf(status, assistants, sentBefore(snapshot, history));
    if (tooltip.value !== last) {
      last = tooltip.value;
      show(item, status, tooltip);
    }
    item.show();
  };
  disposables.add(store.onDidChange(update));
  disposables.add(guard.onDidChange(update));
  disposables.add(configuration.onDidChange(update));
  disposables.add(history.onDidChange(update));
  disposables.add(workspace.onDidGrantWorkspaceTrust(update));
  update();
  return disposables;
}

function show(item: StatusBarItem, status: Status, tooltip: MarkdownString): void {
  const { snapshot, certain, canSend } = status;
  item.text = `${snapshot.risk === 'none' ? '$(eye-closed)' : '$(eye)'} ${shortText(snapshot)}`;
  item.tooltip = tooltip;
  // Only a secret that is sent with the next request is worth a color.
  const isUrgent = canSend && certain.length > 0;
  const color = snapshot.risk === 'critical' ? 'error' : 'warning';
  item.backgroundColor = isUrgent ? new ThemeColor(`statusBarItem.${color}Background`) : undefined;
  item.accessibilityInformation = {
    label: `Sightglass: ${[...summaryOf(status), ...status.guarded].join('. ')}`,
    role: 'button',
  };
}

/**
 * Returns the short text. It always counts the secrets that assistants can get, so the number has the same meaning in every state.
 */
function shortText({ exposures, isWorkspaceScanned }: Snapshot): string {
  const count = exposures.length;
  if (count > 0) return count === 1 ? l10n.t('1 secret') : l10n.t('{0} secrets', count);
  return isWorkspaceScanned ? l10n.t('AI: clear') : l10n.t('AI: not scanned');
}

/** Returns the state in sentences: the next request first, then what else can be read, then what was not scanned. */
function summaryOf({ snapshot, certain, canSend }: Status): readonly string[] {
  const sentences: string[] = [];
  const now = certain.length;
  const later = snapshot.exposures.length - now;
  if (now > 0) {
    if (!workspace.isTrusted) sentences.push(trustText(now));
    else if (canSend) sentences.push(nowText(now));
    else sentences.push(assumedText(now));
  }
  if (later > 0) {
    sentences.push(
      later === 1
        ? l10n.t('1 secret can be read by AI assistants on request')
        : l10n.t('{0} secrets can be read by AI assistants on request', later),
    );
  }
  if (snapshot.exposures.length === 0) sentences.push(l10n.t('No known secret can reach an AI assistant'));
  if (!snapshot.isWorkspaceScanned)
    sentences.push(l10n.t('Only open files were checked; the workspace is not scanned'));
  return sentences;
}

function nowText(count: number): string {
  return count === 1
    ? l10n.t('1 secret would be sent with the next AI request')
    : l10n.t('{0} secrets would be sent with the next AI request', count);
}

function trustText(count: number): string {
  return count === 1
    ? l10n.t('1 secret would be sent with the next AI request once this workspace is trusted')
    : l10n.t('{0} secrets would be sent with the next AI request once this workspace is trusted', count);
}

function assumedText(count: number): string {
  return count === 1
    ? l10n.t('1 secret would be sent with an AI request if you turned GitHub Copilot on; no AI tool was found')
    : l10n.t(
        '{0} secrets would be sent with an AI request if you turned GitHub Copilot on; no AI tool was found',
        count,
      );
}

/** Returns a sentence for each finding that was already sent, without duplicates. */
function sentBefore({ findings }: Snapshot, history: Past): readonly string[] {
  const sentences = new Set<string>();
  for (const [uri, all] of findings)
    for (const finding of all) {
      const past = history.sentenceOf(uri, finding);
      if (past !== null) sentences.add(`${say(finding.description)}: ${past}`);
    }
  return [...sentences];
}

function tooltipOf(status: Status, assistants: AssistantsInUse, past: readonly string[]): MarkdownString {
  const { snapshot, certain, guarded } = status;
  const text = new MarkdownString('', true);
  text.isTrusted = {
    enabledCommands: [
      commands.showFindings,
      commands.showPrivacyReport,
      commands.hardenWorkspaceSettings,
      commands.scanWorkspace,
      commands.guardStatus,
      commands.readHistory,
    ],
  };
  const [first = '', ...others] = summaryOf(status);
  text.appendMarkdown(`**${escapeMarkdown(first)}**\n\n`);
  const table = reachTable(snapshot);
  if (table !== '') text.appendMarkdown(`${table}\n`);
  const nameOf = (id: string): string => assistants.nameOf(id);
  const add = ({ finding }: Exposure, reaches: readonly Reach[]): void => {
    const place = escapeCode(`${finding.path}:${finding.startLine}`);
    const names = escapeMarkdown(reachedNames(reaches, nameOf));
    text.appendMarkdown(`- ${place} ${escapeMarkdown(say(finding.description))} → ${names}\n`);
  };
  const later = snapshot.exposures.filter(each => !certain.includes(each));
  // For an exposure in the next request, only the assistants that would get it then are listed.
  for (const exposure of certain.slice(0, listed)) add(exposure, exposure.reaches.filter(isCertain));
  if (certain.length === 0) for (const exposure of later.slice(0, listed)) add(exposure, exposure.reaches);
  const shown = Math.min(listed, certain.length === 0 ? later.length : certain.length);
  const rest = (certain.length === 0 ? later.length : certain.length) - shown;
  if (rest > 0) text.appendMarkdown(`- ${l10n.t('… and {0} more', rest)}\n`);
  for (const sentence of past.slice(0, listed)) text.appendMarkdown(`- ${escapeMarkdown(sentence)}\n`);
  if (past.length > listed) text.appendMarkdown(`- ${l10n.t('… and {0} more', past.length - listed)}\n`);
  if (past.length > 0) text.appendMarkdown(`\n[${l10n.t('Already Sent')}](command:${commands.readHistory})\n`);
  for (const sentence of others) text.appendMarkdown(`\n${escapeMarkdown(sentence)}.\n`);
  const names = snapshot.assistants.map(each => each.name).join(', ');
  const inUse = assistants.isAssumed ? l10n.t('Assumed: {0}', names) : l10n.t('Assistants in use: {0}', names);
  text.appendMarkdown(`\n${escapeMarkdown(inUse)}\n\n`);
  if (guarded.length > 0) {
    const row = escapeMarkdown(guarded.join(' · '));
    text.appendMarkdown(`$(shield) ${row} · [${l10n.t('Guard Status')}](command:${commands.guardStatus})\n\n`);
  }
  text.appendMarkdown(linksOf(snapshot).join(' · '));
  return text;
}

/** Returns links to the next steps, on the web without the commands that need a computer. */
function linksOf({ isWorkspaceScanned }: Snapshot): readonly string[] {
  const link = (title: string, command: string): string => `[${title}](command:${command})`;
  const findings = link(l10n.t('Show Findings'), commands.showFindings);
  const hardening = link(l10n.t('Harden Settings…'), commands.hardenWorkspaceSettings);
  if (!hasComputer) return [findings, hardening];
  return [
    ...(isWorkspaceScanned ? [] : [link(l10n.t('Scan Workspace'), commands.scanWorkspace)]),
    findings,
    link(l10n.t('Privacy Report'), commands.showPrivacyReport),
    hardening,
  ];
}
