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
import { Badges } from '../../core/exposure/badges.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { fileOf } from '../platform/workspace/notebooks.ts';
import type { Past } from '../history/past.ts';
import type { Snapshot, Store } from '../state/store.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

/** Badges files that an assistant in use can see and that contain a secret, or are of a kind that usually does. */
class ExplorerBadges implements FileDecorationProvider {
  readonly #changed = new EventEmitter<Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #badges = new Badges(
    uri => fileOf(Uri.parse(uri, true)).toString(),
    uri => placeOf(uri).path,
  );

  constructor(
    private readonly configuration: Configuration,
    private readonly assistants: AssistantsInUse,
    private readonly history: Past,
  ) {}

  /** Called by VS Code only for files that it shows. */
  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (!this.configuration.get(settings.explorerBadges, uri)) return undefined;
    const badge = this.#badges.of(uri.toString());
    const given = uri.scheme === 'file' ? this.history.givenTo(uri) : null;
    // Only a tooltip: agents read most files, so a badge on each of them would say nothing.
    if (badge === null) return given === null ? undefined : new FileDecoration(undefined, given);
    const { secrets, seenBy } = badge;
    const names = seenBy.map(id => this.assistants.nameOf(id)).join(', ');
    const tooltip =
      secrets === 0
        ? l10n.t('Usually contains credentials; visible to {0}', names)
        : secrets === 1
          ? l10n.t('Contains a secret; visible to {0}', names)
          : l10n.t('Contains {0} secrets; visible to {1}', secrets, names);
    const decoration = new FileDecoration(
      'AI',
      [tooltip, given].filter(Boolean).join(' • '),
      new ThemeColor(colors.visibleRisk),
    );
    decoration.propagate = secrets > 0;
    return decoration;
  }

  /** Makes VS Code ask again for the files whose badge has changed. */
  update(snapshot: Snapshot): void {
    const changed = this.#badges.update(snapshot);
    if (changed.length > 0) this.#changed.fire(changed.map(uri => Uri.parse(uri, true)));
  }

  refreshAll(): void {
    this.#changed.fire(undefined);
  }
}

export function registerExplorerBadges(
  store: Store,
  configuration: Configuration,
  assistants: AssistantsInUse,
  history: Past,
): Disposable {
  const disposables = new DisposableStore();
  const badges = new ExplorerBadges(configuration, assistants, history);
  disposables.add(window.registerFileDecorationProvider(badges));
  disposables.add(store.onDidChange(snapshot => badges.update(snapshot)));
  disposables.add(configuration.onDidChange(() => badges.refreshAll()));
  disposables.add(history.onDidChange(() => badges.refreshAll()));
  return disposables;
}
