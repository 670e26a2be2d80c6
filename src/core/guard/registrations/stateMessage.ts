import { type Message, message } from '../../message.ts';
import type { GuardStanding } from './standing.ts';

/**
 * Returns the state of an agent, in a few words.
 * @param shown returns the name of a file for display
 */
export function stateMessage({ state, place }: GuardStanding, shown: (file: string) => string): Message {
  switch (state) {
    case 'registered':
      return message('guard.state.registered');
    case 'partly':
      return message('guard.state.partly');
    case 'untrusted':
      return message('guard.state.untrusted');
    case 'disabled':
      return message('guard.state.disabled', { file: place?.disabledBy === undefined ? '' : shown(place.disabledBy) });
    case 'broken':
      return place?.problem ?? message('guard.state.broken');
    case 'missing':
      return message('guard.state.missing');
  }
}
