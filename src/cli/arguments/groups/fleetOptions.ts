import type { ParseArgsConfig } from 'node:util';

/** Options of the sub-commands of `fleet`, in the form that `util.parseArgs` expects. */
export const fleetOptionSpecs = {
  salt: { type: 'string' },
  names: { type: 'boolean' },
  'no-history': { type: 'boolean' },
  against: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

export interface FleetOptions {
  /** Null: the name of the organisation in the policy. */
  readonly salt: string | null;
  /** Whether the report contains the names of the machine and the user. */
  readonly withNames: boolean;
  /** Whether records of conversations are counted. */
  readonly withHistory: boolean;
  /** A file with an older merge. */
  readonly since: string | null;
}

export function fleetOptionsOf(values: {
  readonly salt?: string;
  readonly names?: boolean;
  readonly 'no-history'?: boolean;
  readonly against?: string;
}): FleetOptions {
  return {
    salt: values.salt ?? null,
    withNames: values.names === true,
    withHistory: values['no-history'] !== true,
    since: values.against ?? null,
  };
}
