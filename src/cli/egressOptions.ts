import type { ParseArgsConfig } from 'node:util';
import { type TrafficClass, trafficClasses } from '../core/assistants/types.ts';
import type { Unlisted } from '../core/egress/policy/types.ts';
import { UsageError } from './usage.ts';

/** Options of the sub-commands of `egress`, as `util.parseArgs` wants them. */
export const egressOptionSpecs = {
  tools: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  block: { type: 'string' },
  allow: { type: 'string' },
  unlisted: { type: 'string' },
  user: { type: 'string' },
  program: { type: 'string' },
  out: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

/** What was given for them; null where nothing was. */
export interface EgressOptions {
  /** The word after `--format`, which names a form of policy for `egress policy`. */
  readonly policyFormat: string | null;
  readonly tools: readonly string[] | null;
  readonly allowHosts: readonly string[];
  readonly block: readonly TrafficClass[] | null;
  readonly allow: readonly TrafficClass[];
  readonly unlisted: Unlisted | null;
  readonly userId: number | null;
  readonly program: string | null;
  readonly out: string | null;
}

type Values = {
  readonly [Name in keyof typeof egressOptionSpecs]?: Name extends 'allow-host' ? readonly string[] : string;
} & { readonly format?: string };

/** Throws {@link UsageError} that names the word which is off. */
export function egressOptionsOf(values: Values): EgressOptions {
  return {
    policyFormat: values.format ?? null,
    tools: values.tools === undefined ? null : words(values.tools),
    allowHosts: (values['allow-host'] ?? []).flatMap(words),
    block: values.block === undefined ? null : classes('--block', values.block),
    allow: values.allow === undefined ? [] : classes('--allow', values.allow),
    unlisted: unlistedOf(values.unlisted),
    userId: userIdOf(values.user),
    program: values.program ?? null,
    out: values.out ?? null,
  };
}

function words(list: string): readonly string[] {
  return list
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}

function classes(name: string, list: string): readonly TrafficClass[] {
  return words(list).map(word => {
    const found = trafficClasses.find(each => each === word);
    if (found === undefined) throw new UsageError(`${name} takes ${trafficClasses.join(', ')}; not ${word}`);
    return found;
  });
}

function unlistedOf(word: string | undefined): Unlisted | null {
  if (word === undefined || word === 'allow' || word === 'deny') return word ?? null;
  throw new UsageError(`--unlisted takes allow or deny; not ${word}`);
}

function userIdOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (!/^\d{1,9}$/.test(word)) throw new UsageError(`--user takes the number of a user (id -u prints it); not ${word}`);
  return Number(word);
}
