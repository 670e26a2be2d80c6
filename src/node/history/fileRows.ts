import type { LaneFiles } from '../../core/history/tally/carried.ts';
import { asList, parseJson } from '../../core/json.ts';

/** Begins each row. It is valid between values in JSON, and cannot occur inside a JSON string. */
const rowMark = ',\t';

/** Returns rows of files as the index keeps them: JSON that follows other values of a list. */
export function fileRowBytes(rows: readonly (readonly unknown[])[]): Uint8Array {
  return Buffer.from(rows.map(row => rowMark + JSON.stringify(row)).join(''));
}

/**
 * Reads the files of each lane from the output of {@link fileRowBytes}.
 * @param parts of several passes; the rows of a later pass take precedence
 */
export function storedFiles(parts: readonly Uint8Array[]): LaneFiles {
  const buffers = parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  let byLane: ReadonlyMap<unknown, readonly unknown[]> | null = null;
  return lane => ({
    find: id => {
      const beginning = `${rowMark}[${lane},${JSON.stringify(id)},`;
      for (const buffer of buffers.toReversed()) {
        const begin = buffer.lastIndexOf(beginning);
        if (begin >= 0) return rowAt(buffer, begin).slice(1);
      }
      return undefined;
    },
    all: () => (byLane ??= groupedRows(buffers)).get(lane) ?? [],
  });
}

function rowAt(buffer: Buffer, begin: number): readonly unknown[] {
  const next = buffer.indexOf(rowMark, begin + rowMark.length);
  return asList(parseJson(buffer.toString('utf8', begin + rowMark.length, next < 0 ? buffer.length : next)));
}

function groupedRows(buffers: readonly Buffer[]): ReadonlyMap<unknown, readonly unknown[]> {
  const groups = new Map<unknown, unknown[]>();
  for (const buffer of buffers)
    for (const text of buffer.toString('utf8').split(rowMark)) {
      const [lane, ...row] = asList(parseJson(text));
      const own = groups.get(lane);
      if (own === undefined) groups.set(lane, [row]);
      else own.push(row);
    }
  return groups;
}
