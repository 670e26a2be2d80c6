import type { TrafficClass } from '../../assistants/types.ts';
import type { Fidelity, Source } from '../../fidelity.ts';
import type { Message } from '../../message.ts';
import type { HostFact, Necessity } from './types.ts';

/** How a group of facts is known. */
export interface Known {
  readonly fidelity: Fidelity;
  readonly source: Source;
}

type Name = string | readonly [name: string, note: Message];

/** Facts that share tools, class and source. `*.example.com` is a suffix: that name and every name below it. */
export function hostFacts(
  known: Known,
  tools: readonly string[],
  trafficClass: TrafficClass,
  required: Necessity,
  names: readonly Name[],
): readonly HostFact[] {
  return names.map(each => {
    const [name, note] = typeof each === 'string' ? [each, undefined] : each;
    return {
      host: name.replace(/^\*\./, ''),
      match: name.startsWith('*.') ? 'suffix' : 'exact',
      tools,
      trafficClass,
      required,
      ...known,
      ...(note ? { note } : {}),
    };
  });
}

/** A source that was read, or a measurement, with what it is worth. */
export function known(fidelity: Fidelity, ref: string, date = '2026-11-20'): Known {
  return { fidelity, source: { ref, date } };
}
