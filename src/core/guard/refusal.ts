import { type Message, message } from '../message.ts';
import type { GuardReason } from './types.ts';

/** Returns the sentence of a reason. */
export function reasonMessage({ code, path, by, ruleId, line }: GuardReason): Message {
  return message(code, {
    path: path ?? '',
    file: by?.file ?? '',
    pattern: by?.pattern ?? '',
    ruleId: ruleId ?? '',
    line: by?.line ?? line ?? 0,
  });
}

/**
 * Returns the text of a refusal for the agent and the user: the first reason, and what to do. It names rule and file, never the secret.
 * @param reasons the reasons of a decision other than allow
 */
export function refusal(reasons: readonly GuardReason[]): readonly Message[] {
  const [first] = reasons;
  if (first === undefined) return [];
  const wayOut = wayOutOf(first);
  return wayOut === null ? [reasonMessage(first)] : [reasonMessage(first), wayOut];
}

function wayOutOf({ code, path, by }: GuardReason): Message | null {
  switch (code) {
    case 'guard.rule':
    case 'guard.sensitive':
    case 'guard.attachment':
    case 'guard.heldBackOutput': {
      if (path === null) return null;
      return by === null
        ? message('guard.wayOut.file', { path })
        : message('guard.wayOut.rule', { path, file: by.file });
    }
    case 'guard.secret.output':
      return path === null ? message('guard.wayOut.output') : message('guard.wayOut.secret', { path });
    case 'guard.secret.prompt':
      return message('guard.wayOut.prompt');
    default:
      return null;
  }
}
