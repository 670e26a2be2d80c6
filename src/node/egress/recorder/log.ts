import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { entryLine, type RecorderEntry } from './entry.ts';

/** Receives the entries. */
export interface RecorderLog {
  write(entry: RecorderEntry): void;
  /** Resolves when everything has been written and the file is closed. */
  close(): Promise<void>;
}

export interface LogOptions {
  /** The size in bytes after which a new file is started. */
  readonly maximumBytes: number;
  /** How many older files are kept, named `FILE.1` (the newest) and so on. */
  readonly kept: number;
  /** Called once when the log cannot be written; entries that were not written are lost. */
  readonly onProblem: (error: Error) => void;
}

const usual: Pick<LogOptions, 'maximumBytes' | 'kept'> = { maximumBytes: 16 * 1024 * 1024, kept: 3 };

/**
 * Appends to a file that only its owner may read, since it shows which programs communicated with whom. Lines are collected while
 * a write is in progress.
 */
export class FileLog implements RecorderLog {
  readonly #file: string;
  readonly #options: LogOptions;
  #handle: FileHandle | null = null;
  #size = 0;
  #waiting: string[] = [];
  #writing: Promise<void> | null = null;
  #hasFailed = false;

  private constructor(file: string, options: LogOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Opens the file, creating it and its parent folders if needed. Rejects if that is not possible. */
  static async open(file: string, options: Partial<LogOptions> & Pick<LogOptions, 'onProblem'>): Promise<FileLog> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const log = new FileLog(file, { ...usual, ...options });
    await log.#open();
    return log;
  }

  write(entry: RecorderEntry): void {
    if (this.#hasFailed) return;
    this.#waiting.push(entryLine(entry));
    this.#writing ??= this.#drain();
  }

  async close(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    await this.#handle?.close();
    this.#handle = null;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const text = this.#waiting.join('');
        this.#waiting = [];
        if (this.#size >= this.#options.maximumBytes) await this.#rotate();
        await this.#handle?.appendFile(text);
        this.#size += Buffer.byteLength(text);
      }
    } catch (error) {
      this.#hasFailed = true;
      this.#options.onProblem(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#writing = null;
    }
  }

  async #open(): Promise<void> {
    const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;
    const handle = await open(this.#file, O_WRONLY | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0), 0o600);
    const stat = await handle.stat();
    const user = process.geteuid?.() ?? stat.uid;
    // A file of another user, or one with hard links, is not our log: we would append to it and make it unreadable for others.
    if (!stat.isFile() || stat.uid !== user || stat.nlink !== 1) {
      await handle.close();
      throw Object.assign(new Error('not a file of one name that belongs to this user'), { code: 'EPERM' });
    }
    // A file that existed before keeps its mode when opened.
    await handle.chmod(0o600);
    this.#handle = handle;
    this.#size = stat.size;
  }

  async #rotate(): Promise<void> {
    await this.#handle?.close();
    for (let number = this.#options.kept; number > 0; number--) {
      const from = number === 1 ? this.#file : `${this.#file}.${number - 1}`;
      await rename(from, `${this.#file}.${number}`).catch(() => {});
    }
    await this.#open();
  }
}
