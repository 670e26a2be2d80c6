import type { ParseArgsConfig } from 'node:util';
import { type GuardScope, guardScopes } from '../../../core/guard/scope.ts';
import { UsageError } from '../usage.ts';
import { entriesOf, momentOf, oneOf } from '../values.ts';

/** Options of the sub-commands of `guard`, in the form that `util.parseArgs` expects. */
export const guardOptionSpecs = {
  read: { type: 'string' },
  command: { type: 'string' },
  prompt: { type: 'string' },
  output: { type: 'string' },
  agent: { type: 'string' },
  agents: { type: 'string' },
  'fail-closed': { type: 'boolean' },
  once: { type: 'boolean' },
  until: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

/** The question given to `guard check`. */
export type GuardAsked =
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'command'; readonly text: string }
  /** The text is read from standard input. */
  | { readonly kind: 'prompt' | 'output' };

/** The options given to `guard`; null for one that was not given. */
export interface GuardOptions {
  readonly asked: GuardAsked | null;
  readonly agent: string | null;
  readonly agents: readonly string[] | null;
  readonly scope: GuardScope;
  readonly failClosed: boolean;
  readonly once: boolean;
  /** Milliseconds. */
  readonly for: number | null;
  /** Milliseconds since 1970. */
  readonly until: number | null;
}

interface Values {
  readonly read?: string;
  readonly command?: string;
  readonly prompt?: string;
  readonly output?: string;
  readonly agent?: string;
  readonly agents?: string;
  readonly scope?: string;
  readonly for?: string;
  readonly until?: string;
  readonly once?: boolean;
  readonly 'fail-closed'?: boolean;
}

/** Throws {@link UsageError} that names the invalid argument. */
export function guardOptionsOf(values: Values, words: readonly string[]): GuardOptions {
  const isGuard = words[0] === 'guard';
  return {
    asked: askedOf(values),
    agent: values.agent ?? null,
    agents: values.agents === undefined ? null : entriesOf(values.agents),
    scope: (isGuard ? oneOf('--scope', values.scope, guardScopes) : null) ?? 'user',
    failClosed: values['fail-closed'] === true,
    once: values.once === true,
    for: isGuard && values.for !== undefined ? durationOf(values.for) : null,
    until: values.until === undefined ? null : momentOf('--until', values.until),
  };
}

function askedOf({ read, command, prompt, output }: Values): GuardAsked | null {
  const given = [read, command, prompt, output].filter(each => each !== undefined);
  if (given.length > 1) throw new UsageError('guard check takes one of --read, --command, --prompt and --output');
  if (read !== undefined) return { kind: 'read', path: read };
  if (command !== undefined) return { kind: 'command', text: command };
  for (const [name, value] of [
    ['prompt', prompt],
    ['output', output],
  ] as const) {
    if (value === undefined) continue;
    if (value !== '-') throw new UsageError(`--${name} takes -: the text is read from standard input`);
    return { kind: name };
  }
  return null;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function durationOf(value: string): number {
  const found = /^([1-9]\d{0,3})([mhd])$/.exec(value);
  if (found === null) throw new UsageError(`--for takes a time such as 30m, 1h or 7d; not ${value}`);
  return Number(found[1]) * (units[found[2] ?? ''] ?? 0);
}
