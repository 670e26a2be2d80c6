import type { ParseArgsConfig } from 'node:util';
import { type TrafficClass, trafficClasses } from '../../../core/assistants/trafficClass.ts';
import { portNumber } from '../../../core/egress/hostName.ts';
import type { Unlisted } from '../../../core/egress/policy/types.ts';
import { UsageError } from '../usage.ts';
import { entriesOf, oneOf, type ValuesOf } from '../values.ts';

/** Options of the sub-commands of `egress`, in the form that `util.parseArgs` expects. */
export const egressOptionSpecs = {
  tools: { type: 'string' },
  approved: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  block: { type: 'string' },
  allow: { type: 'string' },
  unlisted: { type: 'string' },
  user: { type: 'string' },
  program: { type: 'string' },
  out: { type: 'string' },
  port: { type: 'string' },
  refuse: { type: 'string', multiple: true },
  'allow-private': { type: 'boolean' },
  log: { type: 'string' },
  'no-upstream': { type: 'boolean' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

/** The options given to `egress`; null for one that was not given. */
export interface EgressOptions {
  readonly tools: readonly string[] | null;
  /** Tools that may be used; null if the option was not given. */
  readonly approved: readonly string[] | null;
  readonly allowHosts: readonly string[];
  readonly block: readonly TrafficClass[] | null;
  readonly allow: readonly TrafficClass[];
  readonly unlisted: Unlisted | null;
  readonly userId: number | null;
  readonly program: string | null;
  readonly out: string | null;
  readonly port: number;
  readonly refuse: readonly string[];
  readonly allowPrivate: boolean;
  readonly log: string | null;
  /** Whether requests are forwarded to a proxy that the environment names. */
  readonly useUpstream: boolean;
}

/** Throws {@link UsageError} that names the invalid argument. */
export function egressOptionsOf(values: ValuesOf<typeof egressOptionSpecs>): EgressOptions {
  return {
    tools: values.tools === undefined ? null : entriesOf(values.tools),
    approved: values.approved === undefined ? null : entriesOf(values.approved),
    allowHosts: (values['allow-host'] ?? []).flatMap(entriesOf),
    block: values.block === undefined ? null : classes('--block', values.block),
    allow: values.allow === undefined ? [] : classes('--allow', values.allow),
    unlisted: oneOf('--unlisted', values.unlisted, ['allow', 'deny']),
    userId: userIdOf(values.user),
    program: values.program ?? null,
    out: values.out ?? null,
    port: portOf(values.port),
    refuse: (values.refuse ?? []).flatMap(entriesOf),
    allowPrivate: values['allow-private'] === true,
    log: values.log ?? null,
    useUpstream: values['no-upstream'] !== true,
  };
}

function classes(name: string, list: string): readonly TrafficClass[] {
  return entriesOf(list).map(word => {
    const found = trafficClasses.find(each => each === word);
    if (found === undefined) throw new UsageError(`${name} takes ${trafficClasses.join(', ')}; not ${word}`);
    return found;
  });
}

function userIdOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (!/^\d{1,9}$/.test(word)) throw new UsageError(`--user takes the number of a user (id -u prints it); not ${word}`);
  return Number(word);
}

function portOf(word: string | undefined): number {
  const port = word === undefined ? 0 : portNumber(word);
  if (port === undefined) throw new UsageError(`--port takes a number up to 65535; not ${word ?? ''}`);
  return port;
}
