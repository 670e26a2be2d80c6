import { nothingShown } from '../exposure/masking/mask.ts';
import { fileVerdict, pathOf, reasonFor } from './files.ts';
import type { GuardFacts, GuardReason, Masked } from './types.ts';

/** `path:12:text`, `path-12-text`, `path:text`: how searches name the file of a line (GNU grep 3.11, ripgrep 14, git grep). */
const named = /^((?:[A-Za-z]:[\\/])?[^:\n]{1,300}?)(?::\d+:|-\d+-|:)/;
/** Lines that start the part of one file: in a patch, in `head` and `tail`, and in the searches of Gemini CLI and Qwen Code. */
const heads = /^(?:\+\+\+ (?:b\/)?(.+?)\t?|==> (.+) <==|File: (.+))$/;
const ends = /^(?:diff |commit [0-9a-f]{7,}|---$)/;

/** Masks the lines of held-back files in a text, if the text itself names the file of a line. */
export function withoutHeldBack(text: string, facts: GuardFacts): Masked<string> {
  const masking = new LineMasking(facts);
  const lines = text.split('\n').map(line => masking.shown(line));
  if (masking.found.size === 0) return { value: text, reasons: [] };
  const reasons = [...masking.found].map(({ path, by }) => ({ ...reasonFor('guard.heldBackOutput', path, null), by }));
  return { value: lines.join('\n'), reasons };
}

/** Reads the lines of a text in order: some name the file of the lines after them. */
class LineMasking {
  /** The reasons why files with masked lines are held back. */
  readonly found = new Set<GuardReason>();
  readonly #known = new Map<string, GuardReason | null>();
  /** Why the file of the current part is held back; null: it is not, or there is no current part. */
  #part: GuardReason | null = null;

  constructor(private readonly facts: GuardFacts) {}

  /** Returns a line as it is shown. */
  shown(line: string): string {
    const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
    const head = heads.exec(plain);
    if (head !== null) {
      const file = head[1] ?? head[2] ?? head[3] ?? '';
      this.#part = file === '/dev/null' ? null : this.#reasonFor(file);
    } else if (ends.test(plain)) this.#part = null;
    else if (this.#part !== null) return this.#inPart(line, plain, this.#part);
    return this.#named(line, plain);
  }

  /** Masks a line of a held-back file; in a patch, its sign is kept. */
  #inPart(line: string, plain: string, reason: GuardReason): string {
    if (plain === '' || plain.startsWith('@@')) return line;
    const masked = `${/^[-+ ]/.exec(plain)?.[0] ?? ''}${nothingShown}`;
    if (plain !== masked) this.found.add(reason);
    return masked;
  }

  /** Masks a line that names its own file, if that file is held back. */
  #named(line: string, plain: string): string {
    // Gemini CLI and Qwen Code put a label before the first line of what a command prints.
    const label = /^(?:Output|Stdout|Stderr): /.exec(plain)?.[0] ?? '';
    const name = named.exec(plain.slice(label.length));
    const [hit = '', path = ''] = name ?? [];
    const prefix = label + hit;
    if (name === null || !/[./\\]/.test(path) || path.includes('://')) return line;
    const reason = this.#reasonFor(path.replace(/^[ \t]+/, ''));
    // When a whole request is checked, it contains lines that are already masked.
    if (reason === null || plain.length === prefix.length || plain === prefix + nothingShown) return line;
    this.found.add(reason);
    return `${prefix}${nothingShown}`;
  }

  #reasonFor(name: string): GuardReason | null {
    let reason = this.#known.get(name);
    if (reason === undefined) {
      reason = fileVerdict(pathOf(name, this.facts), this.facts)?.reason ?? null;
      this.#known.set(name, reason);
    }
    return reason;
  }
}
