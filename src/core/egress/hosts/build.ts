import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Claim, Fidelity, Source } from '../../fidelity.ts';
import type { Message } from '../../message.ts';
import type { HostFact, Necessity } from './types.ts';

type Name = string | readonly [name: string, note: Message];

/** Makes facts that share the tool, class and source. `*.example.com` is a suffix: that name and every name below it. */
export function hostFacts(
  known: Claim,
  tool: string,
  trafficClass: TrafficClass,
  required: Necessity,
  names: readonly Name[],
): readonly HostFact[] {
  return names.map(each => {
    const [name, note] = typeof each === 'string' ? [each, undefined] : each;
    return {
      host: name.replace(/^\*\./, ''),
      match: name.startsWith('*.') ? 'suffix' : 'exact',
      tools: [tool],
      trafficClass,
      required,
      ...known,
      ...(note ? { note } : {}),
    };
  });
}

/** Makes a claim: a source that was read, or a measurement, with its fidelity. */
export function known(fidelity: Fidelity, ref: string, more: Partial<Omit<Source, 'ref'>> = {}): Claim {
  return { fidelity, source: { ref, date: '2026-11-20', ...more } };
}
