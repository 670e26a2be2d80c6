import { findPolicy, type PolicyPlaces } from '../policy/findPolicy.ts';
import { usualKeptDays } from './append.ts';

/** What a policy says of the trail. */
export interface TrailRules {
  /** A reason has to be given for every change. */
  readonly isAsked: boolean;
  readonly keptDays: number;
  readonly organisation: string;
}

/**
 * By the policy of the machine and of the folder. A policy that cannot be read says nothing here: `policy check` says what is
 * wrong with it. Never throws.
 */
export async function trailRules(
  workspace: string | null,
  places: Pick<PolicyPlaces, 'machineFile'> = {},
): Promise<TrailRules> {
  const { policy } = await findPolicy({ workspace, platform: process.platform, ...places });
  return {
    isAsked: policy?.trail.justification === true,
    keptDays: policy?.retention.trail ?? usualKeptDays,
    organisation: policy?.organisation.name ?? '',
  };
}
