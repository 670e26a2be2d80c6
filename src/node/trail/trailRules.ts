import { findPolicy, type PolicyPlaces } from '../policy/findPolicy.ts';
import { usualKeptDays } from './append.ts';

/** What a policy says about the trail. */
export interface TrailRules {
  /** Whether a reason has to be given for every change. */
  readonly isAsked: boolean;
  readonly keptDays: number;
  readonly organisation: string;
}

/**
 * Returns the rules in the policy of the machine and of the folder. A policy that cannot be read is ignored here; `policy check`
 * reports what is wrong with it. Never throws.
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
