import type { Claim } from './fidelity.ts';
import { type Message, message } from './message.ts';

/**
 * How a claim is known, as a sentence with its source, which names the version, and its date. Without a source it is what
 * the assistant's own algorithm says, run here.
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
