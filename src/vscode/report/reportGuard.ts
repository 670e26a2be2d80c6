import { homedir } from 'node:os';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';
import type { RowTarget } from '../../core/report/privacy.ts';
import { shownBelowOrHome } from '../../node/files/inside.ts';
import { stateMessage } from '../../core/guard/registrations/stateMessage.ts';
import type { ReportGuard } from '../../webview/protocol.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { fidelityText } from '../platform/text.ts';

/**
 * Creates the part of the privacy report about the guard: a row for each agent that has hooks.
 * @param linkTo stores the target of a row, and returns the number that its link sends back
 */
export function reportGuard(
  agents: readonly AgentOverview[],
  nameOf: (id: string) => string,
  linkTo: (target: RowTarget) => number,
): readonly ReportGuard[] {
  return agents.map(({ hooks, standing }) => {
    const { state, place } = standing;
    const file = state === 'missing' ? null : (place?.disabledBy ?? place?.file ?? null);
    return {
      tool: nameOf(hooks.id),
      state: sayEverything(stateMessage(standing, each => shown(each))),
      isGuarded: state === 'registered',
      where: file === null ? '' : shown(file),
      openId: file === null ? null : linkTo({ kind: 'file', file, line: undefined }),
      open: hooks.blind.map(sayEverything),
      known: `${fidelityText(hooks.fidelity)} (${hooks.source.date})`,
    };
  });
}

function shown(file: string): string {
  return shownBelowOrHome(null, homedir(), file);
}
