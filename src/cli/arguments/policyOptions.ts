import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.ts';

/** Options of the sub-commands of `policy`, as `util.parseArgs` wants them. */
export const policyOptionSpecs = {
  policy: { type: 'string' },
  systems: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

const systems = { linux: 'linux', macos: 'darwin', windows: 'win32' } as const;
export type System = keyof typeof systems;
export const systemNames = Object.keys(systems) as readonly System[];

export interface PolicyOptions {
  /** A policy in place of the folder's, as it was typed. */
  readonly file: string | null;
  /** The systems that files are made for. */
  readonly systems: readonly System[];
}

/** Throws {@link UsageError} that names the word which is off. */
export function policyOptionsOf(values: { readonly policy?: string; readonly systems?: string }): PolicyOptions {
  const words = values.systems?.split(',').map(each => each.trim()) ?? systemNames;
  const chosen = words.map(word => {
    const found = systemNames.find(each => each === word);
    if (found === undefined) throw new UsageError(`--systems takes ${systemNames.join(', ')}; not ${word}`);
    return found;
  });
  return { file: values.policy ?? null, systems: chosen };
}
