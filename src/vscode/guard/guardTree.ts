import {
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { commands } from '../../contract.ts';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { sharedHere } from '../../node/guard/registering/sharedHooks.ts';
import type { GuardPlace } from '../../core/guard/registrations/standing.ts';
import type { Allowance } from '../../core/guard/types.ts';
import type { LoggedDecision } from '../../node/guard/decisionLog.ts';
import { type AgentOverview, isRegistered } from '../../node/guard/registering/overview.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { decisionItem } from './decisionItem.ts';
import { decisionFile } from './decisionPlaces.ts';
import { failureText, knownText, scopeText, shownFile, stateSentence, untilText, versionText } from './guardTexts.ts';

/** The data that the tree shows. */
export interface GuardRows {
  readonly agents: readonly AgentOverview[];
  readonly decisions: readonly LoggedDecision[];
  readonly allowances: readonly Allowance[];
}

/** A row of the tree. Commands of the context menu receive it. */
export type GuardNode =
  | { readonly kind: 'agent'; readonly overview: AgentOverview }
  | {
      readonly kind: 'note';
      readonly id: string;
      readonly icon: string;
      readonly text: string;
      readonly detail?: string;
      /** The tooltip; if absent, the text and the detail. */
      readonly whole?: string;
      readonly file?: FilePlace;
    }
  | { readonly kind: 'blind'; readonly overview: AgentOverview }
  | { readonly kind: 'decisions' }
  | { readonly kind: 'decisionsOf'; readonly agent: string }
  | { readonly kind: 'decision'; readonly index: number; readonly decision: LoggedDecision; readonly uri?: string }
  | { readonly kind: 'allowances' }
  | { readonly kind: 'allowance'; readonly allowance: Allowance };

type Note = Extract<GuardNode, { kind: 'note' }>;

interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** The tree of agents and their state, the last decisions, and what the user allowed. */
export class GuardTree implements TreeDataProvider<GuardNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly rows: GuardRows,
    private readonly nameOf: (id: string) => string,
  ) {}

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: GuardNode): GuardNode[] {
    switch (node?.kind) {
      case undefined:
        return this.#roots();
      case 'agent':
        return agentNotes(node.overview);
      case 'blind':
        return node.overview.hooks.blind.map((blind, i) => ({
          kind: 'note',
          id: `${node.overview.hooks.id} blind ${i}`,
          icon: 'circle-outline',
          text: sayEverything(blind),
        }));
      case 'decisions': {
        const agents = this.#decidedFor();
        return agents.length === 1
          ? this.#decisionsOf(null)
          : agents.map(agent => ({ kind: 'decisionsOf', agent }) as const);
      }
      case 'decisionsOf':
        return this.#decisionsOf(node.agent);
      case 'allowances':
        return this.rows.allowances.map(allowance => ({ kind: 'allowance', allowance }));
      default:
        return [];
    }
  }

  getTreeItem(node: GuardNode): TreeItem {
    switch (node.kind) {
      case 'agent':
        return this.#agentItem(node.overview);
      case 'note':
        return noteItem(node);
      case 'blind':
        return blindItem(node.overview);
      case 'decisions':
        return section('decisions', l10n.t('Last decisions'), this.rows.decisions.length, 'history', this.#onlyAgent());
      case 'decisionsOf': {
        const { length } = this.#decisionsOf(node.agent);
        return section(`decisions ${node.agent}`, this.nameOf(node.agent), length, 'hubot', null);
      }
      case 'decision':
        return decisionItem(node.decision, node.index, this.nameOf);
      case 'allowances':
        return section('allowances', l10n.t('Allowed by you'), this.rows.allowances.length, 'unlock', null);
      case 'allowance':
        return allowanceItem(node.allowance);
    }
  }

  /** Empty if nothing was ever guarded: the view then shows its welcome text. */
  #roots(): GuardNode[] {
    const { agents, decisions, allowances } = this.rows;
    if (!agents.some(isRegistered) && decisions.length === 0 && allowances.length === 0) return [];
    return [
      ...agents.map((overview): GuardNode => ({ kind: 'agent', overview })),
      { kind: 'decisions' },
      ...(allowances.length === 0 ? [] : [{ kind: 'allowances' } as const]),
    ];
  }

  /**
   * Returns the decisions about an agent. Their rows show what was decided and by which rule; the agent is shown once above them,
   * to fit a narrow side bar.
   */
  #decisionsOf(agent: string | null): GuardNode[] {
    return this.rows.decisions.flatMap((decision, index) => {
      if (agent !== null && decision.agent !== agent) return [];
      const file = decisionFile(decision);
      return [
        { kind: 'decision', index, decision, ...(file === null ? {} : { uri: Uri.file(file).toString() }) } as const,
      ];
    });
  }

  /** Returns the agents with a decision, the agent of the latest decision first. */
  #decidedFor(): readonly string[] {
    return [...new Set(this.rows.decisions.map(each => each.agent))];
  }

  /** Returns the name of the agent that all decisions are about; null if there are several agents, or none. */
  #onlyAgent(): string | null {
    const [agent, ...others] = this.#decidedFor();
    return agent === undefined || others.length > 0 ? null : this.nameOf(agent);
  }

  #agentItem(overview: AgentOverview): TreeItem {
    const { hooks, standing } = overview;
    const name = this.nameOf(hooks.id);
    const state = stateSentence(standing);
    const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
    item.id = `agent ${hooks.id}`;
    item.description = state;
    item.iconPath = stateIcon(overview);
    const version = versionText(overview);
    const lines = [
      `${name}: ${state}`,
      version,
      failureText(overview),
      knownText(overview),
      ...alsoAsked(hooks.id),
      notAskedText(),
    ];
    item.tooltip = lines.filter(each => each !== '').join('\n');
    item.accessibilityInformation = { label: `${name}, ${state}` };
    item.contextValue = isRegistered(overview) ? 'guarded' : 'unguarded';
    return item;
  }
}

/** Says that the view has not run any agent's command line: that is done in a terminal. */
function notAskedText(): string {
  return l10n.t('Read from files; Check Guard in Terminal asks the agent’s own command line.');
}

/** Lists other products that run an agent's hooks, from the same files. */
function alsoAsked(agent: string): readonly string[] {
  return sharedHere(agent, process.env).map(({ id, source }) =>
    l10n.t('Also asked by {0} ({1})', assistantName(id), source.ref),
  );
}

function agentNotes(overview: AgentOverview): GuardNode[] {
  const { hooks, places, repository, standing } = overview;
  const { id } = hooks;
  const note = (name: string, icon: string, text: string, more: Partial<Note> = {}): GuardNode => ({
    kind: 'note',
    id: `${id} ${name}`,
    icon,
    text,
    ...more,
  });
  const shown = places.filter(each => each.state !== 'missing');
  const version = versionText(overview);
  return [
    ...shown.map((place, i) =>
      note(`place ${i}`, placeIcon(place), shownFile(place.file), {
        ...placeDetail(id, place),
        file: { file: place.file, line: 1 },
      }),
    ),
    ...repository.map(({ file, line, count }, i) =>
      note(`repository ${i}`, 'warning', repositoryText(file, count), { file: { file, line } }),
    ),
    ...(version === '' ? [] : [note('version', 'warning', version)]),
    ...(standing.state === 'missing' ? [] : [note('failure', 'debug-disconnect', failureText(overview))]),
    note('known', 'info', knownText(overview)),
    { kind: 'blind', overview },
  ];
}

/**
 * Returns the detail and the tooltip of a place. If it is in order, the icon is enough as a detail; the tooltip says the state and
 * the scope in words.
 */
function placeDetail(agent: string, place: GuardPlace): Pick<Note, 'detail' | 'whole'> {
  const state = stateSentence({ agent, state: place.state, place });
  const scope = scopeText(place.scope);
  const whole = `${shownFile(place.file)}: ${state} ${scope}`;
  return place.state === 'registered' ? { whole } : { detail: state, whole };
}

function placeIcon({ state }: GuardPlace): string {
  return state === 'registered' ? 'pass' : 'error';
}

function repositoryText(file: string, count: number | null): string {
  const name = shownFile(file);
  if (count === null) return l10n.t('A program of this repository would run as a hook: {0}', name);
  return count === 1
    ? l10n.t('1 hook of this repository would run: {0}', name)
    : l10n.t('{0} hooks of this repository would run: {1}', count, name);
}

function noteItem({
  id,
  icon,
  text,
  detail,
  whole = detail === undefined ? text : `${text}: ${detail}`,
  file,
}: Note): TreeItem {
  const item = new TreeItem(text);
  item.id = id;
  if (detail !== undefined) item.description = detail;
  item.iconPath = new ThemeIcon(icon);
  item.tooltip = whole;
  item.accessibilityInformation = { label: whole };
  if (file !== undefined) {
    const { line } = file;
    const uri = Uri.file(file.file).toString();
    item.command = { command: commands.openRange, title: l10n.t('Open'), arguments: [uri, line, line] };
  }
  return item;
}

function blindItem({ hooks: { id, blind } }: AgentOverview): TreeItem {
  const label = l10n.t('What stays open');
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = `${id} blind`;
  item.description = String(blind.length);
  item.iconPath = new ThemeIcon('eye');
  item.tooltip = l10n.t('What no hook of this agent can stop');
  item.accessibilityInformation = { label: l10n.t('{0}: {1} ways', label, blind.length) };
  return item;
}

function section(id: string, label: string, count: number, icon: string, about: string | null): TreeItem {
  const state = count === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded;
  const item = new TreeItem(label, state);
  // VS Code 1.139.1 keeps a row collapsed if it gets its first child under the same id, so the id changes.
  item.id = count === 0 ? `${id} (empty)` : id;
  item.description = count === 0 ? l10n.t('none yet') : [String(count), ...(about === null ? [] : [about])].join(' · ');
  item.iconPath = new ThemeIcon(icon);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}

function allowanceItem({ path, until }: Allowance): TreeItem {
  const name = shownFile(path);
  const item = new TreeItem(name);
  item.id = `allowance ${path}`;
  item.description = untilText(until);
  item.iconPath = new ThemeIcon('unlock');
  item.tooltip = l10n.t('Agents may read {0}, {1}', name, untilText(until));
  item.accessibilityInformation = { label: item.tooltip };
  item.contextValue = 'allowance';
  return item;
}

function stateIcon({ standing: { state } }: AgentOverview): ThemeIcon {
  switch (state) {
    case 'registered':
      return new ThemeIcon('shield');
    case 'missing':
      return new ThemeIcon('circle-slash');
    default:
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  }
}
