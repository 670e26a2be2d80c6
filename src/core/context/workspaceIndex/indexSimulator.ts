import type { Simulator } from '../types.ts';
import type { IndexProfile } from './indexProfile.ts';

/** A simulator for one row: each workspace folder can be indexed; which files is a matter of the ignore rules. */
export function indexSimulator({ assistant, reason, claim, unknowns }: IndexProfile): Simulator {
  const feature = 'index';
  return {
    assistant,
    feature,
    simulate: request => ({
      assistant,
      feature,
      items: request.workspaceFolders.map(uri => ({
        assistant,
        feature,
        uri,
        kind: 'reachable',
        startLine: null,
        endLine: null,
        tokens: 0,
        inclusion: 'possible',
        reason,
        ...claim,
      })),
      payload: [],
      unknowns,
    }),
  };
}
