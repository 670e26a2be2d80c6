import { message } from '../../../message.ts';
import type { CaptureSink } from '../../types.ts';
import type { ElementOptions } from './elements.ts';

/** Returns callbacks that report to a sink where a JSON capture is not JSON, and where it ends too early. */
export function reportingDamage(sink: CaptureSink): Pick<ElementOptions, 'onDamage' | 'onCut'> {
  return {
    onDamage: offset => sink.problem({ message: message('egress.problem.damage', { offset }), place: { offset } }),
    onCut: offset => sink.problem({ message: message('egress.problem.cut', { offset }), place: { offset } }),
  };
}
