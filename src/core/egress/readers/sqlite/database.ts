import { viewOf } from '../../dataView.ts';
import { readRecord, readVarint, type SqlValue } from './record.ts';

/** Reads some bytes of a file; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Uint8Array;

export interface SqlTable {
  readonly name: string;
  /** In the order of the row's values. */
  readonly columns: readonly string[];
  readonly root: number;
}

export interface SqlRow {
  readonly rowId: number;
  readonly values: readonly SqlValue[];
}

const magic = 'SQLite format 3\0';
/** Deeper trees do not occur: with 20 levels of the smallest pages, a tree would have more rows than fit in a file. */
const maximumDepth = 20;
export interface SqlLimits {
  /** Maximum bytes of one row; a row that claims more is damaged. */
  readonly payload: number;
  /** Maximum bytes of rows read from one file: in a damaged file, all cells may point to the same large row. */
  readonly work: number;
}

/** Rows of a log are small. */
const limitsOfLogs: SqlLimits = { payload: 1024 * 1024, work: 512 * 1024 * 1024 };

/**
 * Reads the tables of an SQLite 3 file, page by page and without writing (sqlite.org/fileformat2.html). Changes that are only
 * in a write-ahead log are seen through `withLog` of `wal.ts`. This is not a query engine: rows come in table order.
 */
export class SqlDatabase {
  #work = 0;

  private constructor(
    private readonly readAt: ReadAt,
    private readonly decode: (bytes: Uint8Array) => string,
    private readonly pageSize: number,
    /** Bytes of a page that contain content. */
    private readonly usable: number,
    private readonly limits: SqlLimits,
  ) {}

  /** Opens a database; null if the file is not an SQLite database with UTF-8 texts. */
  static open(readAt: ReadAt, decode: (bytes: Uint8Array) => string, limits = limitsOfLogs): SqlDatabase | null {
    const head = readAt(0, 100);
    if (head.length < 100 || String.fromCharCode(...head.subarray(0, 16)) !== magic) return null;
    const view = viewOf(head);
    const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
    const usable = size - (head[20] ?? 0);
    const encoding = view.getUint32(56);
    const isSound = size >= 512 && (size & (size - 1)) === 0 && usable >= 480 && (encoding === 0 || encoding === 1);
    return isSound ? new SqlDatabase(readAt, decode, size, usable, limits) : null;
  }

  /** @param onDamage called with the offset of a page that cannot be read */
  tables(onDamage: (offset: number) => void): readonly SqlTable[] {
    const tables: SqlTable[] = [];
    for (const { values } of this.rows(1, onDamage)) {
      const [type, name, , root, sql] = values;
      if (type !== 'table' || typeof name !== 'string' || typeof root !== 'number' || typeof sql !== 'string') continue;
      tables.push({ name, root, columns: columnsOf(sql) });
    }
    return tables;
  }

  /** Yields the rows of a table in the order of their ids. */
  *rows(root: number, onDamage: (offset: number) => void): Generator<SqlRow> {
    const visited = new Set<number>();
    yield* this.#walk(root, onDamage, visited, 0);
  }

  *#walk(number: number, onDamage: (offset: number) => void, visited: Set<number>, depth: number): Generator<SqlRow> {
    const offset = (number - 1) * this.pageSize;
    const page = number < 1 || visited.has(number) || depth > maximumDepth ? null : this.readAt(offset, this.pageSize);
    if (page === null || page.length < this.pageSize) {
      onDamage(Math.max(0, offset));
      return;
    }
    visited.add(number);
    const start = number === 1 ? 100 : 0;
    const view = viewOf(page);
    const kind = page[start];
    const isLeaf = kind === 13;
    if (!isLeaf && kind !== 5) {
      onDamage(offset);
      return;
    }
    for (const at of cellsOf(view, start, isLeaf, () => onDamage(offset))) {
      if (!isLeaf) yield* this.#walk(view.getUint32(at), onDamage, visited, depth + 1);
      else {
        const row = this.#row(page, at);
        if (row === null) onDamage(offset);
        else yield row;
      }
    }
    if (!isLeaf) yield* this.#walk(view.getUint32(start + 8), onDamage, visited, depth + 1);
  }

  #row(page: Uint8Array, at: number): SqlRow | null {
    const size = readVarint(page, at);
    const id = size === null ? null : readVarint(page, size.end);
    if (size === null || id === null || size.value > this.limits.payload) return null;
    this.#work += size.value;
    if (this.#work > this.limits.work) return null;
    const payload = this.#payload(page, id.end, size.value);
    const values = payload === null ? null : readRecord(payload, this.decode);
    return values === null ? null : { rowId: id.value, values };
  }

  /** Reads a row's payload. A row that does not fit its page continues in overflow pages (fileformat2, 1.5). */
  #payload(page: Uint8Array, at: number, size: number): Uint8Array | null {
    const maximum = this.usable - 35;
    if (size <= maximum) return at + size <= page.length ? page.subarray(at, at + size) : null;
    const minimum = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const fitting = minimum + ((size - minimum) % (this.usable - 4));
    const local = fitting <= maximum ? fitting : minimum;
    if (at + local + 4 > page.length) return null;
    const whole = new Uint8Array(size);
    whole.set(page.subarray(at, at + local));
    let next = viewOf(page).getUint32(at + local);
    for (let filled = local; filled < size;) {
      const overflow = next === 0 ? new Uint8Array() : this.readAt((next - 1) * this.pageSize, this.pageSize);
      if (overflow.length < this.pageSize) return null;
      const part = overflow.subarray(4, Math.min(this.usable, 4 + size - filled));
      whole.set(part, filled);
      filled += part.length;
      next = viewOf(overflow).getUint32(0);
    }
    return whole;
  }
}

/**
 * Yields the offsets of a page's cells (fileformat2, 1.6), each once.
 * @param start the offset of the page's own header
 */
function* cellsOf(page: DataView, start: number, isLeaf: boolean, onDamage: () => void): Generator<number> {
  const count = page.getUint16(start + 3);
  const pointers = start + (isLeaf ? 8 : 12);
  const seen = new Set<number>();
  for (let i = 0; i < count && pointers + 2 * i + 2 <= page.byteLength; i++) {
    const at = page.getUint16(pointers + 2 * i);
    if (at + 4 > page.byteLength || seen.has(at)) onDamage();
    else {
      seen.add(at);
      yield at;
    }
  }
}

/** Returns the column names of `CREATE TABLE name ( … )`, without table constraints. */
function columnsOf(sql: string): readonly string[] {
  const inside = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= inside.length; i++) {
    const character = inside[i];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (i === inside.length || (character === ',' && depth === 0)) {
      parts.push(inside.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts
    .filter(part => !/^(?:PRIMARY|UNIQUE|CHECK|FOREIGN|CONSTRAINT)\b/i.test(part))
    .map(part => (/^[\w$]+/.exec(part.replace(/^["'[`]/, ''))?.[0] ?? '').toLowerCase());
}
