import { type LogOutputChannel, window } from 'vscode';

/**
 * The extension's log. It contains sentences, names and numbers, never the content of a file. Only the message of an error is
 * logged, because its stack or cause may contain what a parser was reading.
 */
export class Log {
  readonly #channel: LogOutputChannel = window.createOutputChannel('Sightglass', { log: true });
  readonly #told = new Set<string>();

  info(text: string): void {
    this.#channel.info(text);
  }

  warn(text: string): void {
    this.#channel.warn(text);
  }

  /** Logs a problem once per session: a broken file is read again at each change and would fill the log. */
  warnOnce(text: string): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    this.warn(text);
  }

  error(what: string, error: unknown): void {
    this.#channel.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
