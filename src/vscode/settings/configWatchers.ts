import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Disposable, RelativePattern, Uri, workspace } from 'vscode';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';

/**
 * Watches the files that settings were read from; most are outside the workspace. On a disk that cannot be watched nothing is
 * reported; callers read again when the window gets the focus.
 */
export class ConfigWatchers implements Disposable {
  readonly #debounce: Debouncer;
  readonly #watchers = new Map<string, Disposable>();

  constructor(onChange: () => void) {
    this.#debounce = new Debouncer(delays.fileChange, onChange);
  }

  /**
   * Watches these files, whether or not they exist, and no others. A missing folder is skipped: watching it would poll all the
   * time.
   */
  watch(files: Iterable<string>): void {
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      const folder = path.dirname(file);
      if (!names.has(folder) && !existsSync(folder)) continue;
      names.set(folder, (names.get(folder) ?? new Set()).add(path.basename(file)));
    }
    const wanted = new Map(
      [...names].map(([folder, set]) => [`${folder}\n${[...set].sort().join(',')}`, { folder, set }]),
    );
    for (const [key, watcher] of this.#watchers) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const [key, { folder, set }] of wanted) {
      if (!this.#watchers.has(key)) this.#watchers.set(key, this.#watchFolder(folder, [...set]));
    }
  }

  dispose(): void {
    this.#debounce.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  #watchFolder(folder: string, names: readonly string[]): Disposable {
    const store = new DisposableStore();
    // Glob characters in a name would also match other files. This is harmless: the settings are only read again.
    const pattern = names.length === 1 ? (names[0] ?? '*') : `{${names.join(',')}}`;
    const watcher = store.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), pattern)));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
      store.add(event(() => this.#debounce.trigger()));
    }
    return store;
  }
}
