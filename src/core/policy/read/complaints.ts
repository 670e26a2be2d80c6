import type { ShapeProblem } from '../../documents/complaints.ts';
import type { Where } from '../../documents/placed.ts';
import type { Position } from '../../texts/lines.ts';
import { type Message, message } from '../../message.ts';

/** A problem of a policy, with its position. */
export type PolicyProblem =
  | ShapeProblem
  | (Position & {
      /** Names file, line and column. */
      readonly why: Message;
      /** `meaning`: it contradicts another part of the document. */
      readonly kind: 'meaning' | 'syntax';
    });

const args = ({ file, line, column }: Where): Record<string, string | number> => ({ file, line, column });

export function syntax(at: Where): Message {
  return message('policy.read.syntax', args(at));
}

export function tooLong(at: Where): Message {
  return message('policy.read.tooLong', args(at));
}

export function matchesNothing(at: Where): Message {
  return message('policy.read.matchesNothing', args(at));
}

export function orderOfVersions(at: Where): Message {
  return message('policy.read.versions', args(at));
}

export function alias(at: Where): Message {
  return message('policy.read.alias', args(at));
}
