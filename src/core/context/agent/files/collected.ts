import type { AgentFile } from './agentFile.ts';
import type { FileRule } from './fileRule.ts';

/** Keeps files in order, each part of a file only once. */
export class Collected {
  readonly files: AgentFile[] = [];
  readonly #keys = new Set<string>();

  has(path: string, rule: FileRule): boolean {
    return this.#keys.has(keyOf(path, rule));
  }

  add(file: AgentFile): void {
    const key = keyOf(file.path, file.rule);
    if (this.#keys.has(`${key} ${file.name ?? ''}`)) return;
    this.#keys.add(key).add(`${key} ${file.name ?? ''}`);
    this.files.push(file);
  }
}

function keyOf(path: string, { part, key = [] }: FileRule): string {
  return `${part} ${key.join('.')} ${path}`;
}
