import { asList, isObject } from '../../json.ts';

/**
 * Replays VS Code's operation log of a chat (microsoft/vscode, objectMutationLog.ts, read 2026-11): `kind` 0 replaces the document,
 * 1 sets the value at a path, 2 truncates a list to length `i` and appends to it, 3 deletes. The document is modified in place.
 */
export class OperationLog {
  #document: unknown = undefined;
  readonly #removed: Removed[] = [];

  get document(): unknown {
    return this.#document;
  }

  /** What was removed from the document's top-level lists, in that order. It may have been added again. */
  get removed(): readonly Removed[] {
    return this.#removed;
  }

  /** Applies an operation. Returns false if it does not fit the document. */
  apply(operation: unknown): boolean {
    if (!isObject(operation)) return false;
    const { kind, k: keys, v: value, i: cut } = operation;
    if (kind === 0) {
      this.#document = value;
      return true;
    }
    if (!Array.isArray(keys) || keys.length === 0) return false;
    const path = keys as readonly unknown[];
    let at = this.#document;
    for (const key of path.slice(0, -1)) at = valueAt(at, key);
    const last = path.at(-1);
    if (path.length <= 2) this.#note(path, kind, cut);
    switch (kind) {
      case 1:
        return set(at, last, value);
      case 2:
        return set(at, last, appended(valueAt(at, last), value, cut));
      case 3:
        return remove(at, last);
      default:
        return false;
    }
  }

  /** Records what an operation is about to remove from a top-level list of the document. */
  #note([list, index]: readonly unknown[], kind: unknown, cut: unknown): void {
    const all = valueAt(this.#document, list);
    if (typeof list !== 'string' || !Array.isArray(all)) return;
    const values = takenOut(all, index, kind, cut);
    if (values.length > 0) this.#removed.push({ list, values });
  }
}

/** Truncates a list, or creates one, and appends to it. */
function appended(list: unknown, more: unknown, cut: unknown): unknown[] {
  const next: unknown[] = Array.isArray(list) ? list : [];
  if (typeof cut === 'number' && cut >= 0 && cut < next.length) next.length = cut;
  for (const each of asList(more)) next.push(each);
  return next;
}

/** What an operation on a list, or on one of its elements, removes from it. */
function takenOut(list: readonly unknown[], index: unknown, kind: unknown, cut: unknown): readonly unknown[] {
  if (kind === 2) return index === undefined && typeof cut === 'number' && cut >= 0 ? list.slice(cut) : [];
  if (index === undefined) return [...list];
  return typeof index === 'number' ? list.slice(index, index + 1) : [];
}

/** Elements that one operation removed from a list. */
export interface Removed {
  readonly list: string;
  readonly values: readonly unknown[];
}

type Holder = Record<string, unknown> | unknown[];

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function valueAt(holder: unknown, key: unknown): unknown {
  if (!isHolder(holder)) return undefined;
  if (Array.isArray(holder)) return typeof key === 'number' ? holder[key] : undefined;
  return typeof key === 'string' && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function set(holder: unknown, key: unknown, value: unknown): boolean {
  if (!isHolder(holder)) return false;
  if (Array.isArray(holder)) {
    // An index beyond the end would create a sparse array.
    if (typeof key !== 'number' || !Number.isInteger(key) || key < 0 || key > holder.length) return false;
    holder[key] = value;
    return true;
  }
  if (typeof key !== 'string' || key === '__proto__') return false;
  holder[key] = value;
  return true;
}

function remove(holder: unknown, key: unknown): boolean {
  if (!isHolder(holder)) return false;
  if (Array.isArray(holder)) return typeof key === 'number' && holder.splice(key, 1).length === 1;
  return typeof key === 'string' && delete holder[key];
}
