import {
  type Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import { colors, settings } from '../../contract.ts';
import { sensitivePath } from '../../core/secrets/sensitivePaths.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { fileOf } from '../platform/notebooks.ts';
import type { RuleChange, RuleFiles } from '../state/ruleFiles.ts';
import type { Store } from '../state/store.ts';
import { placeOf } from '../platform/workspaceFolders.ts';

/** Files whose badge can be asked for anew one by one; beyond that, those shown next are remembered. */
const rememberedFiles = 20_000;

/** Badges only where a file is visible to an assistant in use and holds a secret, or is of a kind that usually does. */
class ExplorerBadges implements FileDecorationProvider {
  readonly #changed = new EventEmitter<Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  #exposed: ReadonlyMap<string, number> = new Map();
  /** What VS Code has asked about: files that it shows or showed. */
  readonly #asked = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly configuration: Configuration,
    private readonly assistants: AssistantsInUse,
  ) {}

  /** VS Code asks only for files that it shows. */
  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (!this.configuration.get(settings.explorerBadges, uri)) return undefined;
    const secrets = this.#exposed.get(uri.toString()) ?? 0;
    if (this.#asked.size >= rememberedFiles) this.#asked.clear();
    this.#asked.add(uri.toString());
    const isSensitive = secrets === 0 && sensitivePath(placeOf(uri.toString()).path) !== null;
    if (secrets === 0 && !isSensitive) return undefined;
    const seenBy = this.#seenBy(uri);
    if (seenBy.length === 0) return undefined;
    const names = seenBy.join(', ');
    const tooltip =
      secrets === 0
        ? l10n.t('Usually holds credentials; visible to {0}', names)
        : secrets === 1
          ? l10n.t('Holds a secret; visible to {0}', names)
          : l10n.t('Holds {0} secrets; visible to {1}', secrets, names);
    const decoration = new FileDecoration('AI', tooltip, new ThemeColor(colors.visibleRisk));
    decoration.propagate = secrets > 0;
    return decoration;
  }

  /** Asks VS Code to ask again for the files whose answer can have changed. */
  refresh(): void {
    const exposed = new Map<string, number>();
    const { findings, exposures } = this.store.snapshot;
    const reached = new Set(exposures.map(each => each.finding));
    for (const [uri, list] of findings) {
      const count = list.filter(each => reached.has(each)).length;
      const file = fileOf(Uri.parse(uri, true)).toString();
      if (count > 0) exposed.set(file, (exposed.get(file) ?? 0) + count);
    }
    const before = this.#exposed;
    this.#exposed = exposed;
    const uris = new Set([...before.keys(), ...exposed.keys()]);
    const changed = [...uris].filter(uri => before.get(uri) !== exposed.get(uri));
    if (changed.length > 0) this.#changed.fire(changed.map(uri => Uri.parse(uri, true)));
  }

  refreshAll(): void {
    this.#changed.fire(undefined);
  }

  /** After a change of rules: only files below a changed one can have another answer. */
  refreshAffected({ affects }: RuleChange): void {
    const changed = [...this.#asked].map(uri => Uri.parse(uri, true)).filter(affects);
    if (changed.length > 0) this.#changed.fire(changed);
  }

  #seenBy(uri: Uri): readonly string[] {
    const verdicts = this.store.snapshot.verdictsOf(uri.toString()).filter(each => each.verdict !== 'held-back');
    return [...new Set(verdicts.map(each => this.assistants.nameOf(each.assistant)))];
  }
}

export function registerExplorerBadges(
  store: Store,
  configuration: Configuration,
  assistants: AssistantsInUse,
  ruleFiles: RuleFiles,
): Disposable {
  const disposables = new DisposableStore();
  const badges = new ExplorerBadges(store, configuration, assistants);
  disposables.add(window.registerFileDecorationProvider(badges));
  disposables.add(store.onDidChange(() => badges.refresh()));
  disposables.add(ruleFiles.onDidChange(change => badges.refreshAffected(change)));
  for (const event of [configuration.onDidChange, assistants.onDidChange]) {
    disposables.add(event(() => badges.refreshAll()));
  }
  return disposables;
}
