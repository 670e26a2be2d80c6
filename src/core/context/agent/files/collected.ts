import type { AgentFile } from './agentFile.ts';
import type { FileRule } from './fileRule.ts';

/** Keeps files in order; a part of a file counts once. */
export class Collected {
  readonly files: AgentFile[] = [];
  readonly #keys = new Set<string>();

  has(path: string, { part }: FileRule): boolean {
    return this.#keys.has(`${part} ${path}`);
  }

  add(file: AgentFile): void {
    const key = `${file.rule.part} ${file.path}`;
    if (this.#keys.has(`${key} ${file.name ?? ''}`)) return;
    this.#keys.add(key).add(`${key} ${file.name ?? ''}`);
    this.files.push(file);
  }
}
