import assert from 'node:assert/strict';
import type { SqlDatabase, SqlTable } from '../../../src/core/egress/readers/sqlite/database.ts';
import type { SqlValue } from '../../../src/core/egress/readers/sqlite/record.ts';
import { NeedleDetector } from '../../../src/core/history/detection/needles.ts';
import type { CarriedJson } from '../../../src/core/history/tally/laneResults.ts';
import { type Detector, Tally } from '../../../src/core/history/tally/tally.ts';
import { joinHistory } from '../../../src/core/history/report.ts';
import type {
  HistorySink,
  MapperState,
  Neighbours,
  RecordMapper,
  StoreReading,
} from '../../../src/core/history/types.ts';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { fileRowBytes, storedFiles } from '../../../src/node/history/fileRows.ts';

export const time = (second: number): string => new Date(1_790_000_000_000 + second * 1000).toISOString();

/** A record without any files next to it. */
export const alone: Neighbours = {
  path: '/home/dev/records/session/file.jsonl',
  modified: 1_790_000_900_000,
  read: () => null,
  list: () => [],
  unpack: bytes => new TextDecoder().decode(bytes),
};

export function readingOf(store: string): StoreReading {
  const found = transcripts.flatMap(each => each.stores).find(({ id }) => id === store);
  if (found === undefined) throw new Error(`no store ${store}`);
  return found.reading;
}

export function recordsOf(store: string): RecordMapper {
  const reading = readingOf(store);
  if (reading.format !== 'records') throw new Error(`${store} is no list of records`);
  return reading.map;
}

/**
 * Returns what became of each word in some records: `word: sent 3 exact`. Asserts the same result if each record is read in a
 * separate pass.
 */
export function became(words: readonly string[], feed: (sink: HistorySink) => void): Record<string, string> {
  const tally = new Tally(new NeedleDetector(words));
  feed(tally);
  const passes = inPasses(new NeedleDetector(words));
  feed(passes.sink);
  assert.deepEqual(passes.results(), tally.results(true), 'in many passes');
  return shown(words, tally);
}

/** What happens between two records that are read in separate passes. */
const betweenRecords = new WeakMap<HistorySink, () => void>();

function inPasses(detector: Detector): { readonly sink: HistorySink; readonly results: () => unknown } {
  let tally = new Tally(detector);
  const sink = new Proxy(tally, {
    get: (_, name) => {
      const value: unknown = Reflect.get(tally, name, tally);
      return typeof value === 'function' ? (value.bind(tally) as unknown) : value;
    },
  });
  betweenRecords.set(sink, () => (tally = resumed(detector, tally)));
  return { sink, results: () => tally.results(true) };
}

export function shown(words: readonly string[], tally: Tally): Record<string, string> {
  const all = tally.results(true).flatMap(({ carried }) => carried);
  return Object.fromEntries(
    words.map((word, index) => {
      const own = all.filter(({ id }) => id === String(index));
      return [word, own.length === 0 ? 'not found' : own.map(text).join(', ')];
    }),
  );
}

const text = ({ status, requests, certainty }: CarriedJson): string =>
  status === 'sent' ? `sent ${requests} ${certainty}` : 'stored';

/** Feeds records of a store of lines. */
export function lines(store: string, records: readonly unknown[], beside = alone): Feed {
  return sink => {
    let reader = recordsOf(store)(sink, beside, null);
    const next = betweenRecords.get(sink);
    for (const each of records) {
      reader.record(each);
      if (next === undefined) continue;
      const kept = JSON.parse(JSON.stringify(reader.state())) as MapperState;
      next();
      reader = recordsOf(store)(sink, beside, kept);
    }
  };
}

/** Like {@link lines}, but each record is read by a new reader that continues from the state of the previous one. */
export function pieces(store: string, records: readonly unknown[], beside = alone): Feed {
  return sink => {
    let kept: MapperState | null = null;
    for (const each of records) {
      const reader = recordsOf(store)(sink, beside, kept);
      reader.record(each);
      kept = JSON.parse(JSON.stringify(reader.state())) as MapperState;
    }
  };
}

export type Feed = (sink: HistorySink) => void;

/** Returns a tally that continues from the stored state of another one. */
export function resumed(detector: Detector, tally: Tally): Tally {
  const files = storedFiles([fileRowBytes(tally.fileRows(true))]);
  return new Tally(detector, JSON.parse(JSON.stringify(tally.state())), files);
}

/**
 * Returns how many requests contained each word, and the requests of all sessions, according to the files of one store together.
 */
export function toldOf(words: readonly string[], store: string, files: readonly Feed[]): readonly number[] {
  const found = transcripts.flatMap(({ stores }) => stores).find(({ id }) => id === store);
  if (found === undefined) throw new Error(store);
  const read = files.map(feed => {
    const tally = new Tally(new NeedleDetector(words));
    feed(tally);
    // As stored between two passes.
    const again = resumed(new NeedleDetector(words), tally);
    return { store: found, lanes: again.results(true) };
  });
  const { carried, sessions } = joinHistory(read, transcripts);
  const counts = words.map((_, index) => {
    const all = carried.get(String(index)) ?? [];
    return all.reduce((sum, each) => sum + (each.status === 'sent' ? each.requests : 0), 0);
  });
  return [...counts, sessions.reduce((sum, each) => sum + each.requests, 0)];
}

type Rows = readonly Readonly<Record<string, SqlValue>>[];

/** Feeds rows of tables, by the name of the table. */
export function rows(store: string, given: Readonly<Record<string, Rows>>, beside: Neighbours = alone): Feed {
  const reading = readingOf(store);
  if (reading.format !== 'database') throw new Error(store);
  const names = Object.keys(given);
  const columnsIn = (name: string): string[] => [...new Set((given[name] ?? []).flatMap(row => Object.keys(row)))];
  // The database reader returns names in lower case.
  const table = (name: string) =>
    ({
      name,
      root: names.indexOf(name),
      columns: columnsIn(name).map(each => each.toLowerCase()),
    }) as unknown as SqlTable;
  const database = {
    rows: (root: number) => {
      const name = names[root] ?? '';
      const columns = columnsIn(name);
      return (given[name] ?? []).map((row, index) => {
        return { rowId: index + 1, values: columns.map(column => row[column] ?? null) };
      });
    },
  } as unknown as SqlDatabase;
  const named = (name: string): SqlTable | undefined => (names.includes(name) ? table(name) : undefined);
  return (sink: HistorySink): void => reading.map({ database, named }, sink, beside, () => {});
}
