import { assistantById } from '../../../core/assistants/catalogue.ts';
import { hooksSharedBy } from '../../../core/assistants/hooks.ts';
import type { SharedHooks } from '../../../core/guard/hooks/types.ts';
import { movedFolders } from '../../settings/movedFolders.ts';

/**
 * Returns the products that run the hooks of an agent on this machine. A product that always uses the home folder does not find a
 * folder that a variable has moved. It would still run the hooks of a workspace folder, but it is left out so that nothing
 * unguarded is reported as guarded.
 */
export function sharedHere(agent: string, env: Readonly<Record<string, string | undefined>>): readonly SharedHooks[] {
  const moved = Object.keys(movedFolders(env));
  return hooksSharedBy(agent).filter(({ id }) => {
    const { staysInHome = [] } = assistantById(id) ?? {};
    return !staysInHome.some(place => moved.includes(place));
  });
}
