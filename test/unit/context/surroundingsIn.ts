import { factSwitches, firstRequests } from '../../../src/core/assistants/firstRequests.ts';
import { agentFiles } from '../../../src/core/context/agent/files/agentFiles.ts';
import { switchedFacts } from '../../../src/core/context/agent/files/choice/switchedFacts.ts';
import type { AgentPlace } from '../../../src/core/context/agent/files/places.ts';
import type { Surroundings } from '../../../src/core/context/types.ts';
import { diskOfTexts } from './diskOfTexts.ts';

/** Returns what every agent finds on a disk with these texts if it is started in `/w`. */
export function surroundingsIn(
  texts: readonly (readonly [string, string])[],
  rest: Partial<AgentPlace> = {},
): Surroundings {
  const place = { folder: '/w', home: '/h', gitRoot: null, moved: {}, ...rest };
  const disk = diskOfTexts(new Map(texts));
  const files = new Map(
    Object.entries(firstRequests).map(([assistant, rules = []]) => [assistant, agentFiles(rules, disk, place)]),
  );
  const switched = new Map(
    Object.entries(factSwitches).map(([assistant, rules = []]) => [assistant, switchedFacts(rules, disk, place)]),
  );
  return { place, git: null, files, switched, isPartial: false };
}
