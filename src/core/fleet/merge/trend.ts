import { isObject, listIn, numberIn, textIn } from '../../json.ts';
import type { FleetSummary, TrendRow } from './types.ts';

/** The comparable numbers of an older merge. */
export type OlderMerge = ReadonlyMap<string, Pick<TrendRow, 'what' | 'name'> & { readonly count: number }>;

/** Reads the numbers of a merge from its JSON; null for any other value. */
export function readOlder(value: unknown): OlderMerge | null {
  if (textIn(value, 'schema') !== 'sightglass/fleet-merge/1' || !isObject(value)) return null;
  const counts = value['counts'];
  if (!Array.isArray(counts)) return null;
  const rows = listIn(value, 'counts').flatMap(row => {
    const [what, name, count] = [textIn(row, 'what'), textIn(row, 'name'), numberIn(row, 'count')];
    const known = kinds.find(each => each === what);
    return known === undefined || name === undefined || count === undefined ? [] : [{ what: known, name, count }];
  });
  return new Map(rows.map(row => [`${row.what}\n${row.name}`, row]));
}

const kinds = [
  'machines',
  'broken',
  'tool',
  'unapproved',
  'interception',
  'secrets',
] as const satisfies readonly TrendRow['what'][];

type Counted = Pick<TrendRow, 'what' | 'name'> & { readonly count: number };

/** Returns the numbers of a merge that a later one is compared with. */
export function countsOf({
  machines,
  rules,
  tools,
  interception,
}: Pick<FleetSummary, 'machines' | 'rules' | 'tools' | 'interception'>): readonly Counted[] {
  const secrets = machines.reduce((sum, each) => sum + (each.secretsSent ?? 0), 0);
  const opened = new Map<string, number>();
  for (const { kind, machines: count } of interception) opened.set(kind, (opened.get(kind) ?? 0) + count);
  const products = tools.map(({ name, machines: count }) => ({ what: 'tool', name, count }) as const);
  const unapproved = tools.flatMap(({ name, unapproved: count }) =>
    count === 0 ? [] : [{ what: 'unapproved', name, count } as const],
  );
  return [
    { what: 'machines', name: '', count: machines.length },
    { what: 'secrets', name: '', count: secrets },
    ...rules.map(({ rule, broken }) => ({ what: 'broken', name: rule, count: broken }) as const),
    ...products,
    ...unapproved,
    ...[...opened].map(([name, count]) => ({ what: 'interception', name, count }) as const),
  ];
}

/** Returns what changed since an older merge, the largest change of each kind first. */
export function trendOf(older: OlderMerge, summary: Parameters<typeof countsOf>[0]): readonly TrendRow[] {
  const now = new Map(countsOf(summary).map(each => [`${each.what}\n${each.name}`, each]));
  const rows = [...new Set([...older.keys(), ...now.keys()])].flatMap((key): readonly TrendRow[] => {
    const one = now.get(key) ?? older.get(key);
    if (one === undefined) return [];
    return [{ what: one.what, name: one.name, before: older.get(key)?.count ?? 0, now: now.get(key)?.count ?? 0 }];
  });
  const size = (row: TrendRow): number => Math.abs(row.now - row.before);
  return rows
    .filter(row => row.what === 'machines' || size(row) > 0)
    .sort((a, b) => kinds.indexOf(a.what) - kinds.indexOf(b.what) || size(b) - size(a));
}
