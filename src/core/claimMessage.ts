import type { Claim } from './fidelity.ts';
import { type Message, message } from './message.ts';

/**
 * Returns a sentence that says how a claim is known, with its source (which names the version) and date. A claim without a source
 * is the result of the assistant's own algorithm, run here.
 */
export function claimMessage({ fidelity, source }: Pick<Claim, 'fidelity'> & Partial<Claim>): Message {
  if (source === undefined) return message('claim.own');
  const args = { source: source.ref, date: source.date };
  switch (fidelity) {
    case 'exact':
      return message('claim.exact', args);
    case 'measured':
      return message('claim.measured', args);
    case 'documented':
      return message('claim.documented', args);
    case 'estimated':
      return message('claim.estimated', args);
  }
}
