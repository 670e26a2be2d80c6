import {
  commands as vscodeCommands,
  l10n,
  type Tab,
  TabInputCustom,
  TabInputNotebook,
  TabInputText,
  TabInputTextDiff,
  Uri,
  window,
} from 'vscode';
import { contextKeys } from '../../contract.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import { fileOf } from '../platform/workspace/notebooks.ts';
import type { Store } from '../state/store.ts';
import { type Closing, closingOf, reopeningOrder, type TabPlace } from './closing.ts';

/** A tab that was closed, with the data to reopen it at its old position. */
interface ClosedTab extends TabPlace {
  readonly input: TabInputText | TabInputNotebook | TabInputCustom | TabInputTextDiff;
  readonly label: string;
  readonly isPinned: boolean;
  readonly isPreview: boolean;
  /** Whether it was the visible tab of its group. */
  readonly isActive: boolean;
  /** Whether it was also in the active group. */
  readonly hadFocus: boolean;
}

/** Implements *Close Risky Tabs*: an open file is sent with requests, so closing it protects its secrets at once. */
export class RiskyTabs {
  /** The tabs that were closed last. */
  #closed: readonly ClosedTab[] = [];

  constructor(private readonly store: Store) {}

  async close(): Promise<void> {
    const { closed, pinned, unsaved } = closingOf(this.#risky());
    if (closed.length + pinned.length + unsaved.length === 0) {
      void window.showInformationMessage(
        l10n.t('No open tab contains a secret that would be sent with the next request.'),
      );
      return;
    }
    await this.#closeAll(closed, []);
    // Not awaited: the notification may stay for a long time, and the tabs are already closed.
    void this.#tell({ closed, pinned, unsaved });
  }

  /** Reopens the tabs that were closed last at their old positions, as far as their groups still exist. */
  async reopen(): Promise<void> {
    const tabs = reopeningOrder(this.#closed);
    await this.#remember([]);
    const before = window.tabGroups.activeTabGroup.activeTab;
    for (const tab of tabs) await open(tab);
    for (const tab of tabs) if (tab.isActive) await show(tab);
    const focused = tabs.find(tab => tab.hadFocus);
    if (focused !== undefined) await show(focused);
    else if (before !== undefined) for (const tab of placed(before)) await show(tab);
  }

  async #tell({ closed, pinned, unsaved }: Closing<Tab>): Promise<void> {
    const reopen = l10n.t('Reopen');
    const closePinned = l10n.t('Close Pinned Tabs Too');
    const parts = [closedText(closed.length), unsavedText(unsaved), pinnedText(pinned), staysText()];
    const buttons = [...(closed.length > 0 ? [reopen] : []), ...(pinned.length > 0 ? [closePinned] : [])];
    const answer = await window.showInformationMessage(parts.filter(part => part !== '').join(' '), ...buttons);
    if (answer === reopen) await this.reopen();
    // Only tabs that are still open and have no unsaved changes are closed.
    const open = new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    if (answer === closePinned)
      await this.#closeAll(
        pinned.filter(tab => open.has(tab) && !tab.isDirty),
        this.#closed,
      );
  }

  #risky(): readonly Tab[] {
    const { exposures, findings } = this.store.snapshot;
    const sent = new Set(exposures.filter(({ reaches }) => reaches.some(isCertain)).map(({ finding }) => finding));
    const uris = new Set<string>();
    for (const [uri, list] of findings)
      if (list.some(finding => sent.has(finding))) uris.add(fileOf(Uri.parse(uri, true)).toString());
    return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => isOneOf(input, uris));
  }

  async #closeAll(tabs: readonly Tab[], before: readonly ClosedTab[]): Promise<void> {
    const places = tabs.flatMap(placed);
    await window.tabGroups.close(tabs, true);
    await this.#remember([...before, ...places]);
  }

  async #remember(closed: readonly ClosedTab[]): Promise<void> {
    this.#closed = closed;
    await vscodeCommands.executeCommand('setContext', contextKeys.hasClosedTabs, closed.length > 0);
  }
}

function fileIn(input: unknown): Uri | undefined {
  if (input instanceof TabInputTextDiff) return input.modified;
  if (input instanceof TabInputText || input instanceof TabInputNotebook || input instanceof TabInputCustom)
    return input.uri;
  return undefined;
}

function isOneOf(input: unknown, uris: ReadonlySet<string>): boolean {
  const file = fileIn(input);
  return file !== undefined && uris.has(file.toString());
}

function placed(tab: Tab): readonly ClosedTab[] {
  const { input, label, isPinned, isPreview, isActive, group } = tab;
  const isKnown =
    input instanceof TabInputText ||
    input instanceof TabInputNotebook ||
    input instanceof TabInputCustom ||
    input instanceof TabInputTextDiff;
  if (!isKnown) return [];
  const place = { column: group.viewColumn, index: group.tabs.indexOf(tab) };
  return [{ input, label, isPinned, isPreview, isActive, hadFocus: isActive && group.isActive, ...place }];
}

/** Opens a tab and moves it to its position. If its group is gone, a new group next to the others replaces it. */
async function open(tab: ClosedTab): Promise<void> {
  await show(tab);
  if (tab.isPinned) await vscodeCommands.executeCommand('workbench.action.pinEditor');
  const value = tab.index + 1;
  await vscodeCommands.executeCommand('moveActiveEditor', { to: 'position', by: 'tab', value });
}

async function show({ input, label, column, isPreview }: ClosedTab): Promise<void> {
  const options = { viewColumn: column, preview: isPreview };
  if (input instanceof TabInputTextDiff)
    await vscodeCommands.executeCommand('vscode.diff', input.original, input.modified, label, options);
  else if (input instanceof TabInputCustom)
    await vscodeCommands.executeCommand('vscode.openWith', input.uri, input.viewType, options);
  else await vscodeCommands.executeCommand('vscode.open', input.uri, options);
}

function closedText(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? l10n.t('1 tab with a secret that would be sent was closed.')
    : l10n.t('{0} tabs with secrets that would be sent were closed.', count);
}

function unsavedText(tabs: readonly Tab[]): string {
  return tabs.length === 0 ? '' : l10n.t('Kept, since not saved: {0}.', tabs.map(tab => tab.label).join(', '));
}

function pinnedText(tabs: readonly Tab[]): string {
  return tabs.length === 0 ? '' : l10n.t('Kept, since pinned: {0}.', tabs.map(tab => tab.label).join(', '));
}

/** Says that closing a tab is not a rule: the file can still be read. */
function staysText(): string {
  return l10n.t('Agents can still read the files; hold them back for that.');
}
