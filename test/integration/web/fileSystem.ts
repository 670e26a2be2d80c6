import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  type FileStat,
  FileType,
  type Uri,
  workspace,
} from 'vscode';

declare const SIGHTGLASS_FILES: Readonly<Record<string, string>>;

/** A folder in memory, as in an editor on the web: no disk, no search, and files that only their provider knows. */
class FilesInMemory implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #files = new Map<string, Uint8Array>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.#files.set(`/shop/${name}`, new TextEncoder().encode(text));
  }

  watch(): Disposable {
    return { dispose: () => {} };
  }

  stat(uri: Uri): FileStat {
    const content = this.#files.get(uri.path);
    if (content !== undefined) return { type: FileType.File, ctime: 0, mtime: content.length, size: content.length };
    if (this.readDirectory(uri).length === 0) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: Uri): [string, FileType][] {
    const start = `${uri.path.replace(/\/$/, '')}/`;
    const entries = new Map<string, FileType>();
    for (const name of this.#files.keys()) {
      if (!name.startsWith(start)) continue;
      const [entry = '', ...below] = name.slice(start.length).split('/');
      entries.set(entry, below.length > 0 ? FileType.Directory : FileType.File);
    }
    return [...entries];
  }

  readFile(uri: Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (content === undefined) throw FileSystemError.FileNotFound(uri);
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: Uri): void {
    if (!this.#files.delete(uri.path)) throw FileSystemError.FileNotFound(uri);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {}

  rename(): void {
    throw FileSystemError.NoPermissions('nothing is renamed here');
  }
}

export function activate(context: ExtensionContext): void {
  const files = new FilesInMemory(SIGHTGLASS_FILES);
  context.subscriptions.push(workspace.registerFileSystemProvider('sightglass-test', files, { isCaseSensitive: true }));
}
