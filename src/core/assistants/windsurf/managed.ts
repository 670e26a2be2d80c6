import { message } from '../../message.ts';
import { withoutLayer } from '../../policy/managed/build.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';

/** Hooks and rules are in a system folder; everything else is decided by the team's settings (2026-11-28). */
export const windsurfManaged: ManagedTool = {
  ...withoutLayer('windsurf', message('policy.limit.windsurfSettings')),
  runsExtensions: true,
};
