import { allSimulators } from '../../core/context/simulators.ts';
import type { ContextRequest, Simulation } from '../../core/context/types.ts';
import { nextSlice } from '../platform/delays.ts';

/**
 * Runs simulators one by one, in the extension host's thread. Tokens are estimated: the tables to count them are not on the web.
 */
export async function simulateInTurns(
  request: ContextRequest,
  assistants: readonly string[],
): Promise<readonly Simulation[]> {
  const simulations: Simulation[] = [];
  for (const simulator of allSimulators) {
    if (!assistants.includes(simulator.assistant)) continue;
    await nextSlice();
    simulations.push(simulator.simulate(request));
  }
  return simulations;
}
