import {
  type Disposable,
  env,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { commands, itemScheme, settings, views } from '../../contract.ts';
import type { FeatureId } from '../../core/assistants/types.ts';
import type { ContextItem, Simulation } from '../../core/context/types.ts';
import {
  type ContextWindow,
  contextWindowOf,
  findingsIn,
  verdictOf,
} from '../../core/exposure/window/contextWindow.ts';
import { type Standing, standingOf } from '../../core/exposure/window/standing.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { ruleText } from '../../text/ruleText.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { escapeMarkdown } from '../platform/markdown.ts';
import type { Store } from '../state/store.ts';
import { claimText, featureName, onTopText, ownText, say, whyText } from '../platform/text.ts';
import { folderElsewhere } from '../platform/workspace/workspaceFolders.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';
import { canReplaceIn } from '../secrets/replaceable.ts';
import { amountText, linesOf, namesOf, secretsText, standingText, tokenAmount } from './itemTexts.ts';

type Node =
  | { readonly kind: 'assistant'; readonly id: string }
  | { readonly kind: 'feature'; readonly simulation: Simulation }
  | { readonly kind: 'item'; readonly item: ContextItem; readonly index: number }
  | { readonly kind: 'unknowns'; readonly simulation: Simulation }
  | { readonly kind: 'unknown'; readonly simulation: Simulation; readonly index: number };

/** Features that are expanded at first: users look first for what is sent while they type. */
const openFeatures: ReadonlySet<FeatureId> = new Set(['completion', 'next-edit', 'chat']);

/** Assistant → feature → what would be sent, with the reason, the size, the verdict and how each claim is known. */
class ContextTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly store: Store,
    private readonly configuration: Configuration,
    private readonly assistants: AssistantsInUse,
  ) {}

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    const { simulations, assistants } = this.store.snapshot;
    if (node === undefined) {
      return assistants
        .filter(assistant => simulations.some(each => each.assistant === assistant.id))
        .map(({ id }) => ({ kind: 'assistant', id }));
    }
    switch (node.kind) {
      case 'assistant':
        return simulations
          .filter(each => each.assistant === node.id)
          .map(simulation => ({ kind: 'feature', simulation }));
      case 'feature':
        return [
          ...this.#items(node.simulation).map((item, index): Node => ({ kind: 'item', item, index })),
          ...(node.simulation.unknowns.length === 0
            ? []
            : [{ kind: 'unknowns' as const, simulation: node.simulation }]),
        ];
      case 'unknowns':
        return node.simulation.unknowns.map((_, index) => ({ kind: 'unknown', simulation: node.simulation, index }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'assistant':
        return this.#assistantItem(node.id);
      case 'feature':
        return this.#featureItem(node.simulation);
      case 'item':
        return this.#contextItem(node.item, node.index);
      case 'unknowns':
        return this.#unknownsItem(node.simulation);
      case 'unknown':
        return this.#unknownItem(node.simulation, node.index);
    }
  }

  #items(simulation: Simulation): readonly ContextItem[] {
    const showDropped = this.configuration.get(settings.showDropped);
    return simulation.items.filter(item => showDropped || item.inclusion !== 'dropped');
  }

  #assistantItem(id: string): TreeItem {
    const item = new TreeItem(this.assistants.nameOf(id), TreeItemCollapsibleState.Expanded);
    item.id = id;
    if (this.assistants.isAssumed) item.description = l10n.t('assumed: no AI tool was found here');
    item.iconPath = new ThemeIcon('hubot');
    item.contextValue = 'assistant';
    return item;
  }

  #featureItem(simulation: Simulation): TreeItem {
    const { findings, verdictsOf } = this.store.snapshot;
    const shown = contextWindowOf(simulation, { findings, verdictsOf, active: null });
    const item = new TreeItem(
      capitalised(featureName(simulation.feature)),
      openFeatures.has(simulation.feature) ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${simulation.assistant}/${simulation.feature}`;
    item.description = descriptionOf(shown);
    item.contextValue = simulation.payload.length > 0 ? 'feature text' : 'feature';
    if (simulation.feature === 'agent' || simulation.feature === 'chat') {
      item.tooltip =
        simulation.ownTokens === undefined ? onTopText() : ownText(simulation.assistant, simulation.ownTokens);
    }
    return item;
  }

  #contextItem(item: ContextItem, index: number): TreeItem {
    const { findings, verdictsOf } = this.store.snapshot;
    const verdict = verdictOf(item, verdictsOf);
    const secrets = findingsIn(item, findings).length;
    const { label, place, reason, isOfFile } = namesOf(item);
    const size = item.tokens > 0 ? tokenAmount(item.tokens) : '';
    const treeItem = new TreeItem(label);
    treeItem.id = `${item.assistant}/${item.feature}/${index}/${item.uri}${linesOf(item)}`;
    treeItem.resourceUri = Uri.from({
      scheme: itemScheme,
      path: Uri.parse(item.uri, true).path,
      query: String(secrets),
    });
    const standing = standingOf(item, verdict);
    treeItem.iconPath = new ThemeIcon(icons[standing]);
    const elsewhere = isOfFile ? folderElsewhere(Uri.parse(item.uri, true)) : null;
    const brief = isOfFile ? editorTools().briefReason(item.reason) : '';
    const amount = item.tokens > 0 ? item.tokens.toLocaleString(env.language) : '';
    // A row this narrow has room for a few characters only, so the folder outside the workspace comes last.
    const why = [brief, amount].filter(text => text !== '').join(' ');
    treeItem.description = [why, elsewhere ?? ''].filter(text => text !== '').join(' · ');
    treeItem.tooltip = tooltipOf(item, place, verdict);
    const spoken = [isOfFile ? place : label, standingText(standing), elsewhere ?? '', reason, size];
    if (secrets > 0) spoken.push(secretsText(secrets));
    treeItem.accessibilityInformation = { label: spoken.filter(text => text !== '').join(', ') };
    treeItem.contextValue = isOfFile ? itemValue(item, standing, secrets) : 'state';
    if (item.startLine !== null) {
      treeItem.command = {
        command: commands.openRange,
        title: l10n.t('Open'),
        arguments: [item.uri, item.startLine, item.endLine ?? item.startLine],
      };
    }
    return treeItem;
  }

  /** Collapsed, so the unknowns do not get in the way of the items. */
  #unknownsItem(simulation: Simulation): TreeItem {
    const item = new TreeItem(l10n.t('Not known'), TreeItemCollapsibleState.Collapsed);
    item.id = `${simulation.assistant}/${simulation.feature}/unknowns`;
    item.description = String(simulation.unknowns.length);
    item.iconPath = new ThemeIcon('question');
    item.tooltip = l10n.t('What cannot be known from this machine');
    item.contextValue = 'unknowns';
    return item;
  }

  #unknownItem(simulation: Simulation, index: number): TreeItem {
    const unknown = simulation.unknowns[index];
    const text = unknown === undefined ? '' : say(unknown);
    const item = new TreeItem(text);
    item.id = `${simulation.assistant}/${simulation.feature}/unknown/${index}`;
    item.tooltip = text;
    return item;
  }
}

export function registerContextView(
  store: Store,
  configuration: Configuration,
  assistants: AssistantsInUse,
): Disposable {
  const disposables = new DisposableStore();
  const tree = new ContextTree(store, configuration, assistants);
  const view = disposables.add(window.createTreeView(views.context, { treeDataProvider: tree, showCollapseAll: true }));
  const refresh = (): void => {
    // A hidden tree is not refreshed; it is refreshed when it becomes visible.
    if (view.visible) tree.refresh();
  };
  disposables.add(window.registerFileDecorationProvider(itemDecorations));
  disposables.add(store.onDidChange(refresh));
  disposables.add(configuration.onDidChange(refresh));
  disposables.add(view.onDidChangeVisibility(refresh));
  return disposables;
}

const icons: Readonly<Record<Standing, string>> = {
  'left-out': 'circle-slash',
  'held-back': 'shield',
  'may-be-sent': 'circle-outline',
  'sent-unless-excluded': 'circle-outline',
  sent: 'arrow-up',
};

function tooltipOf(item: ContextItem, place: string, verdict: Verdict | null): MarkdownString {
  const text = new MarkdownString();
  const add = (label: string, value: string): void => {
    text.appendMarkdown(`- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}\n`);
  };
  text.appendMarkdown(`**${escapeMarkdown(place)}**\n\n`);
  add(l10n.t('State'), standingText(standingOf(item, verdict)));
  add(l10n.t('Reason'), say(item.reason));
  if (item.tokens > 0) add(l10n.t('Size'), tokenAmount(item.tokens));
  if (verdict !== null) {
    const rule = verdict.by === null ? '' : ` (${ruleText(verdict.by)})`;
    add(l10n.t('Rules'), whyText(verdict.why, [verdict.feature]) + rule);
  }
  add(l10n.t('Known'), claimText(item));
  if (verdict !== null) add(l10n.t('Rules known'), claimText(verdict));
  return text;
}

/** Colours only rows whose own lines contain a secret: the file's other lines are not sent. */
const itemDecorations: FileDecorationProvider = {
  provideFileDecoration: ({ scheme, query }) => {
    const secrets = Number(query);
    if (scheme !== itemScheme || !(secrets > 0)) return undefined;
    return new FileDecoration(
      String(Math.min(secrets, 99)),
      secretsText(secrets),
      new ThemeColor('list.errorForeground'),
    );
  },
};

/**
 * Returns the size, then the number of items. The size includes the assistant's own text if that was measured; the total is then
 * rounded, since it differs by version.
 */
function descriptionOf(shown: ContextWindow): string {
  const { parts, ownTokens, tokens } = shown;
  const count = parts.length === 1 ? l10n.t('1 item') : l10n.t('{0} items', parts.length);
  if (ownTokens === null) return parts.some(({ item }) => item.tokens > 0) ? `${amountText(shown)} · ${count}` : count;
  const all = Math.round((ownTokens.tokens + tokens) / 100) * 100;
  const [yours, whole] = [tokens, all].map(each => each.toLocaleString(env.language));
  return l10n.t('yours {0} of about {1} tokens', yours ?? '', whole ?? '');
}

/** Returns the context value for a row's menu: whether the file can be held back, and whether it has secrets to act on. */
function itemValue(item: ContextItem, standing: Standing, secrets: number): string {
  const values = ['item'];
  if (standing !== 'held-back' && standing !== 'left-out') values.push('open');
  if (secrets > 0) values.push('secret');
  if (secrets > 0 && canReplaceIn(Uri.parse(item.uri, true))) values.push('replaceable');
  return values.join(' ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
