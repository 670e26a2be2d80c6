import { assistantById } from '../../../core/assistants/catalogue.ts';
import { hooksSharedBy } from '../../../core/assistants/hooks.ts';
import type { SharedHooks } from '../../../core/guard/hooks/types.ts';
import { movedFolders } from '../../settings/movedFolders.ts';

/**
 * The products that run the hooks of an agent on this machine. One that stays in the home folder does not find what a variable has
 * moved; that it would still run those of a workspace folder is not counted, so that nothing is called guarded that is not.
 */
export function sharedHere(agent: string, env: Readonly<Record<string, string | undefined>>): readonly SharedHooks[] {
  const moved = Object.keys(movedFolders(env));
  return hooksSharedBy(agent).filter(({ id }) => {
    const { staysInHome = [] } = assistantById(id) ?? {};
    return !staysInHome.some(place => moved.includes(place));
  });
}
