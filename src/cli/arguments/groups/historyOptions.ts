import type { ParseArgsConfig } from 'node:util';
import { UsageError } from '../usage.ts';
import { countOf, momentOf, type ValuesOf } from '../values.ts';

/** Options about what was sent already, as `util.parseArgs` wants them. */
export const historyOptionSpecs = {
  since: { type: 'string' },
  'older-than': { type: 'string' },
  session: { type: 'string' },
  files: { type: 'boolean' },
  find: { type: 'string' },
  forget: { type: 'boolean' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

export interface HistoryOptions {
  /** Only what was sent at or after this time; milliseconds. */
  readonly since: number | null;
  /** Days; null: the command's own default. */
  readonly olderThan: number | null;
  readonly session: string | null;
  /** Files that were sent, in addition to secrets. */
  readonly files: boolean;
  /** Look for lines of standard input in the records. */
  readonly find: boolean;
  readonly forget: boolean;
}

/** Throws {@link UsageError} that names the argument at fault. */
export function historyOptionsOf(values: ValuesOf<typeof historyOptionSpecs>): HistoryOptions {
  return {
    since: values.since === undefined ? null : momentOf('--since', values.since),
    olderThan: countOf('--older-than', values['older-than']),
    session: values.session ?? null,
    files: values.files === true,
    find: findOf(values.find),
    forget: values.forget === true,
  };
}

/** What is looked for is secret: it is never put into a command line, where other programs see it. The value is not repeated. */
function findOf(value: string | undefined): boolean {
  if (value !== undefined && value !== '-') throw new UsageError('--find takes -, and the lines on standard input');
  return value === '-';
}
