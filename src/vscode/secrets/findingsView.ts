import {
  commands as vscodeCommands,
  type Disposable,
  EventEmitter,
  l10n,
  type Memento,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { commands, contextKeys, stateKeys, views } from '../../contract.ts';
import {
  type FindingGroup,
  groupFindings,
  type Grouping,
  type LocatedFinding,
} from '../../core/exposure/findingGroups.ts';
import type { Exposure, Reach, RiskLevel } from '../../core/exposure/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Store } from '../state/store.ts';
import type { ScanSummary } from '../state/workspaceIndex.ts';
import { reachedNames, say } from '../platform/text.ts';
import { fileOf } from '../platform/workspace/notebooks.ts';
import { shownPlace } from '../platform/workspace/workspaceFolders.ts';
import { canReplaceIn } from './replaceable.ts';

type Node =
  | { readonly kind: 'group'; readonly group: FindingGroup }
  | ({ readonly kind: 'finding'; readonly group: string } & LocatedFinding);

/** The tree of secrets, grouped by file, by rule, or by the assistants that they would reach. */
class FindingsTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  grouping: Grouping = 'file';

  constructor(
    private readonly store: Store,
    private readonly assistants: AssistantsInUse,
  ) {}

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    if (node?.kind === 'finding') return [];
    if (node !== undefined)
      return node.group.members.map(each => ({ kind: 'finding', group: node.group.key, ...each }));
    const { findings, exposures } = this.store.snapshot;
    return groupFindings(findings, exposures, this.grouping).map(group => ({ kind: 'group', group }));
  }

  getTreeItem(node: Node): TreeItem {
    return node.kind === 'group' ? this.#groupItem(node.group) : this.#findingItem(node);
  }

  #groupItem({ key, members }: FindingGroup): TreeItem {
    const count = members.length;
    const label = this.#groupName(key, members);
    const item = this.grouping === 'file' ? new TreeItem(fileOf(Uri.parse(key, true))) : new TreeItem(label);
    if (this.grouping === 'file') {
      item.contextValue = this.#valueOf('file', members);
      // Without this, a row with children would get a folder icon.
      item.iconPath = ThemeIcon.File;
    }
    item.label = label;
    item.collapsibleState = TreeItemCollapsibleState.Expanded;
    item.id = `${this.grouping} ${key}`;
    item.description = String(count);
    item.accessibilityInformation = {
      label: count === 1 ? l10n.t('{0}, 1 secret', label) : l10n.t('{0}, {1} secrets', label, count),
    };
    return item;
  }

  #groupName(key: string, [first]: readonly LocatedFinding[]): string {
    if (this.grouping === 'file') return shownPlace(Uri.parse(key, true));
    if (this.grouping === 'assistant')
      return key === '' ? l10n.t('Reaches no assistant in use') : this.assistants.nameOf(key);
    return first === undefined ? key : say(first.finding.description);
  }

  #findingItem({ uri, finding, group }: Extract<Node, { kind: 'finding' }>): TreeItem {
    const exposure = this.store.snapshot.exposures.find(each => each.finding === finding);
    const item = new TreeItem(say(finding.description));
    item.id = `${group} ${uri}#${finding.start}-${finding.ruleId}`;
    const place = `${shownPlace(Uri.parse(uri, true))}:${finding.startLine}`;
    // The assistants come first, because a narrow side bar cuts off the end.
    const where = this.grouping === 'file' ? `:${finding.startLine}` : place.slice(place.lastIndexOf('/') + 1);
    item.description = [exposure === undefined ? '' : this.#reachText(exposure, briefReach), where]
      .filter(text => text !== '')
      .join(' · ');
    // The tooltip says which assistants it reaches, and by which features.
    const reach = this.#reachText(exposure, reachedNames);
    item.tooltip = `${say(finding.description)} (${finding.redacted})\n${place}\n${reach}`;
    item.iconPath = riskIcon(exposure?.risk ?? 'none');
    const risk = riskText(exposure?.risk ?? 'none');
    item.accessibilityInformation = { label: `${risk}, ${say(finding.description)}, ${place}, ${reach}` };
    item.contextValue = this.#valueOf('finding', [{ uri, finding }]);
    item.command = {
      command: commands.openRange,
      title: l10n.t('Open'),
      arguments: [uri, finding.startLine, finding.endLine, finding.startColumn],
    };
    return item;
  }

  /** Returns the context value for a row's menu: whether the file can be held back, and whether a secret can be replaced. */
  #valueOf(row: 'file' | 'finding', members: readonly LocatedFinding[]): string {
    const [first] = members;
    const isExposed = this.store.snapshot.exposures.some(each =>
      members.some(({ finding }) => finding === each.finding),
    );
    const isReplaceable = first !== undefined && canReplaceIn(Uri.parse(first.uri, true));
    return [row, 'secret', ...(isExposed ? ['open'] : []), ...(isReplaceable ? ['replaceable'] : [])].join(' ');
  }

  #reachText(exposure: Exposure | undefined, names: typeof reachedNames): string {
    if (exposure === undefined) return l10n.t('reaches no assistant in use');
    return names(exposure.reaches, id => this.assistants.nameOf(id));
  }
}

/** Returns the assistants in the width of a row: the name of a single assistant, or how many there are. */
function briefReach(reaches: readonly Reach[], nameOf: (assistant: string) => string): string {
  const [first = '', ...others] = new Set(reaches.map(({ verdict }) => nameOf(verdict.assistant)));
  return others.length === 0
    ? first
    : l10n.t({ message: '{0} AIs', args: [others.length + 1], comment: 'Assistants, in as few letters as possible' });
}

const groupings: Readonly<Record<Grouping, string>> = {
  file: commands.groupFindingsByFile,
  rule: commands.groupFindingsByRule,
  assistant: commands.groupFindingsByAssistant,
};

/** Says what a scan found and what it did not read, which an empty list alone does not show. */
function summaryText({ files, skipped }: ScanSummary, findings: ReadonlyMap<string, readonly Finding[]>): string {
  const secrets = [...findings.values()].reduce((sum, list) => sum + list.length, 0);
  const found =
    secrets === 0
      ? l10n.t('No secrets found. Files scanned: {0}.', files)
      : l10n.t('Secrets found: {0}. Files scanned: {1}.', secrets, files);
  return skipped === 0 ? found : `${found} ${l10n.t('Not read, as binary, too large or unreadable: {0}.', skipped)}`;
}

export function registerFindingsView(
  store: Store,
  assistants: AssistantsInUse,
  memory: Memento,
  lastScan: () => ScanSummary | null,
): Disposable {
  const disposables = new DisposableStore();
  const tree = new FindingsTree(store, assistants);
  const view = disposables.add(
    window.createTreeView(views.findings, { treeDataProvider: tree, showCollapseAll: true }),
  );
  let last: unknown;
  const refresh = (): void => {
    const count = store.snapshot.exposures.length;
    if (view.badge?.value !== (count || undefined)) {
      view.badge =
        count === 0 ? undefined : { value: count, tooltip: l10n.t('{0} secrets can reach AI assistants', count) };
    }
    const scan = lastScan();
    // An empty message is left undefined, so that the welcome view is shown.
    const summary = scan === null ? '' : summaryText(scan, store.snapshot.findings);
    if ((view.message ?? '') !== summary) view.message = summary;
    // Refreshes the tree only if a rule, a line, a risk or a number of reaches has changed, because most edits change none of them.
    const key = JSON.stringify(
      store.snapshot.exposures.map(({ path, finding: { ruleId, startLine }, risk, reaches }) => [
        ...[path, ruleId, startLine, risk, reaches.length],
      ]),
    );
    const shape = `${key}${[...store.snapshot.findings].map(([uri, list]) => `${uri}:${list.map(each => each.startLine).join()}`).join()}`;
    if (view.visible && shape !== last) {
      last = shape;
      tree.refresh();
    }
  };
  const group = (grouping: Grouping): void => {
    tree.grouping = grouping;
    void vscodeCommands.executeCommand('setContext', contextKeys.findingsGrouping, grouping);
    void memory.update(stateKeys.findingsGrouping, grouping);
    tree.refresh();
  };
  const kept = memory.get<unknown>(stateKeys.findingsGrouping);
  for (const grouping of Object.keys(groupings) as Grouping[]) {
    disposables.add(vscodeCommands.registerCommand(groupings[grouping], () => group(grouping)));
  }
  group(kept === 'rule' || kept === 'assistant' ? kept : 'file');
  disposables.add(store.onDidChange(refresh));
  disposables.add(
    view.onDidChangeVisibility(() => {
      // The rows that the editor requested when it showed the view may be outdated.
      last = undefined;
      refresh();
    }),
  );
  return disposables;
}

function riskIcon(risk: RiskLevel): ThemeIcon {
  switch (risk) {
    case 'critical':
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    case 'high':
    case 'medium':
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    default:
      return new ThemeIcon('info');
  }
}

function riskText(risk: RiskLevel): string {
  switch (risk) {
    case 'critical':
      return l10n.t('Critical');
    case 'high':
      return l10n.t('High risk');
    case 'medium':
      return l10n.t('Medium risk');
    case 'low':
      return l10n.t('Low risk');
    case 'none':
      return l10n.t('No risk');
  }
}
