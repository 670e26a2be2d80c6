import {
  type Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { commands, views } from '../contract.ts';
import type { Exposure, RiskLevel } from '../core/exposure/types.ts';
import type { Finding } from '../core/secrets/types.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import { DisposableStore } from './disposables.ts';
import type { Store } from './store.ts';
import { reachedNames, say } from './text.ts';
import { shownPath } from './workspaceFolders.ts';

type Node =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'finding'; readonly uri: string; readonly finding: Finding };

/** File → secret, with whom it would reach. */
export class FindingsTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly store: Store,
    private readonly assistants: AssistantsInUse,
  ) {}

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    const { findings } = this.store.snapshot;
    if (node === undefined) return [...findings.keys()].sort().map(uri => ({ kind: 'file', uri }));
    if (node.kind === 'finding') return [];
    return (findings.get(node.uri) ?? []).map(finding => ({ kind: 'finding', uri: node.uri, finding }));
  }

  getTreeItem(node: Node): TreeItem {
    return node.kind === 'file' ? this.#fileItem(node.uri) : this.#findingItem(node.uri, node.finding);
  }

  #fileItem(uri: string): TreeItem {
    const count = this.store.snapshot.findings.get(uri)?.length ?? 0;
    const item = new TreeItem(Uri.parse(uri, true), TreeItemCollapsibleState.Expanded);
    item.id = uri;
    // A parent would get the icon of a folder.
    item.iconPath = ThemeIcon.File;
    item.label = shownPath(Uri.parse(uri, true));
    item.description = String(count);
    item.accessibilityInformation = {
      label: count === 1 ? l10n.t('{0}, 1 secret', item.label) : l10n.t('{0}, {1} secrets', item.label, count),
    };
    item.contextValue = 'file';
    return item;
  }

  #findingItem(uri: string, finding: Finding): TreeItem {
    const exposure = this.store.snapshot.exposures.find(each => each.finding === finding);
    const item = new TreeItem(say(finding.description));
    item.id = `${uri}#${finding.start}-${finding.ruleId}`;
    item.description = l10n.t('line {0} · {1}', finding.startLine, this.#reachText(exposure));
    item.tooltip = `${say(finding.description)} (${finding.redacted})\n${item.description}`;
    item.iconPath = riskIcon(exposure?.risk ?? 'none');
    item.accessibilityInformation = { label: `${say(finding.description)}, ${item.description}` };
    item.contextValue = 'finding';
    item.command = {
      command: commands.openRange,
      title: l10n.t('Open'),
      arguments: [uri, finding.startLine, finding.endLine],
    };
    return item;
  }

  #reachText(exposure: Exposure | undefined): string {
    if (exposure === undefined) return l10n.t('reaches no assistant in use');
    return reachedNames(exposure.reaches, id => this.assistants.nameOf(id));
  }
}

export function registerFindingsView(store: Store, assistants: AssistantsInUse): Disposable {
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
    // Typing moves findings without changing what is shown here; ids and order tell the difference cheaply.
    const key = JSON.stringify(
      store.snapshot.exposures.map(each => [each.path, each.finding.startLine, each.risk, each.reaches.length]),
    );
    const shape = `${key}${[...store.snapshot.findings].map(([uri, list]) => `${uri}:${list.map(each => each.startLine).join()}`).join()}`;
    if (view.visible && shape !== last) {
      last = shape;
      tree.refresh();
    }
  };
  disposables.add(store.onDidChange(refresh));
  disposables.add(view.onDidChangeVisibility(refresh));
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
