import { isDeepStrictEqual } from 'node:util';

/** The actual and the expected value of each output. */
export type Checks = Readonly<Record<string, readonly [actual: unknown, expected: unknown]>>;

export interface CaseResult {
  readonly id: string;
  readonly kind: string;
  readonly checks: Checks;
  /** Why a difference is expected: the case does not contain what the output depends on. */
  readonly known?: string;
}

const isEqual = ([actual, expected]: Checks[string]): boolean => isDeepStrictEqual(actual, expected);

/** Describes the first place where two values differ, with a part of both. */
export function firstDifference(actual: unknown, expected: unknown, place = ''): string {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const at = Array.from({ length: Math.max(actual.length, expected.length) }).findIndex(
      (_, k) => !isDeepStrictEqual(actual[k], expected[k]),
    );
    return firstDifference(actual[at], expected[at], `${place}[${at}]`);
  }
  if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
    const [left, right] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
    const key = [...left.keys(), ...right.keys()].find(each => !isDeepStrictEqual(left.get(each), right.get(each)));
    return firstDifference(left.get(key ?? ''), right.get(key ?? ''), `${place}.${key ?? ''}`);
  }
  if (typeof actual === 'string' && typeof expected === 'string') {
    let at = 0;
    while (at < actual.length && actual[at] === expected[at]) at++;
    const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
    return `${place} at character ${at} of ${actual.length}: ${around(actual)}, expected ${around(expected)}`;
  }
  const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);
  return `${place}: ${shown(actual)}, expected ${shown(expected)}`;
}

/** Returns lines to print, and whether every case without a known reason was exact. */
export function summarize(results: readonly CaseResult[]): { readonly lines: readonly string[]; readonly ok: boolean } {
  const lines: string[] = [];
  const failing = results.filter(({ checks }) => !Object.values(checks).every(isEqual));
  for (const { id, kind, checks, known } of failing) {
    for (const [name, check] of Object.entries(checks)) {
      if (!isEqual(check)) lines.push(`${id} (${kind}) ${name}${firstDifference(check[0], check[1])}`);
    }
    if (known !== undefined) lines.push(`  expected to differ: ${known}`);
  }
  const isExact = ({ checks }: CaseResult): boolean => Object.values(checks).every(isEqual);
  const outputs = [...new Set(results.flatMap(({ checks }) => Object.keys(checks)))];
  const share = (cases: readonly CaseResult[], name: string): string | undefined => {
    const checks = cases.flatMap(({ checks: all }) => (all[name] === undefined ? [] : [all[name]]));
    return checks.length === 0 ? undefined : `${name} ${checks.filter(isEqual).length}/${checks.length}`;
  };
  const row = (title: string, cases: readonly CaseResult[]): string => {
    const shares = outputs.flatMap(name => share(cases, name) ?? []);
    return `${title}exact: ${cases.filter(isExact).length}/${cases.length}  (${shares.join(', ')})`;
  };
  for (const kind of new Set(results.map(each => each.kind))) {
    lines.push(
      row(
        `${kind}  `,
        results.filter(each => each.kind === kind),
      ),
    );
  }
  lines.push(row('', results));
  return { lines, ok: failing.every(({ known }) => known !== undefined) };
}
