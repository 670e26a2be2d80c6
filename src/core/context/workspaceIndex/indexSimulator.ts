import type { Simulator } from '../types.ts';
import type { IndexProfile } from './indexProfile.ts';

/** Creates a simulator for one row of data: each workspace folder may be indexed; the ignore rules decide which files. */
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
