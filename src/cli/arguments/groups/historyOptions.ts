import type { ParseArgsConfig } from 'node:util';
import { UsageError } from '../usage.ts';
import { countOf, momentOf, type ValuesOf } from '../values.ts';

/** Options about what was sent already, in the form that `util.parseArgs` expects. */
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
  /** Whether to list files that were sent, in addition to secrets. */
  readonly files: boolean;
  /** Whether to look for the lines of standard input in the records. */
  readonly find: boolean;
  readonly forget: boolean;
}

/** Throws {@link UsageError} that names the invalid argument. */
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

/** The text to find is secret, so it must not be in a command line, which other programs can see. The error does not repeat it. */
function findOf(value: string | undefined): boolean {
  if (value !== undefined && value !== '-') throw new UsageError('--find takes -, and the lines on standard input');
  return value === '-';
}
