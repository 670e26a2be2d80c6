import type { ParseArgsConfig } from 'node:util';
import { UsageError } from '../usage.ts';
import { entriesOf } from '../values.ts';

/** Options of the sub-commands of `policy`, in the form that `util.parseArgs` expects. */
export const policyOptionSpecs = {
  policy: { type: 'string' },
  systems: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

const systems = { linux: 'linux', macos: 'darwin', windows: 'win32' } as const;
export type System = keyof typeof systems;
export const systemNames = Object.keys(systems) as readonly System[];

export interface PolicyOptions {
  /** A policy file to use instead of the folder's, as it was typed. */
  readonly file: string | null;
  /** The systems for which files are made. */
  readonly systems: readonly System[];
}

/** Returns the options that were given. Throws {@link UsageError} that names the invalid argument. */
export function policyOptionsOf(values: { readonly policy?: string; readonly systems?: string }): PolicyOptions {
  return { file: values.policy ?? null, systems: systemsOf(values.systems) };
}

function systemsOf(list: string | undefined): readonly System[] {
  if (list === undefined) return systemNames;
  const named = entriesOf(list);
  const unknown = named.find(each => !systemNames.some(name => name === each));
  if (unknown !== undefined || named.length === 0)
    throw new UsageError(`--systems takes ${systemNames.join(', ')}; not ${unknown ?? list}`);
  return systemNames.filter(name => named.includes(name));
}
