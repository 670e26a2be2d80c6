import { claudeCodeManaged } from './claude-code/managed.ts';
import type { ManagedTool } from '../policy/managed/types.ts';

/** What an administrator can lay down, by tool. Apart from the catalogue, so that only what is about policies carries it. */
export const managedTools: readonly ManagedTool[] = [claudeCodeManaged];
