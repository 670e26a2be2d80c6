import { recordsOnly } from '../build.ts';

// OpenHands/OpenHands-CLI@6b3838ce openhands_cli/locations.py, read 2026-12-01.
export const openHands = recordsOnly('openhands', 'OpenHands', ['openhands'], ['~/.openhands'], {
  '~/.openhands/': 'OPENHANDS_PERSISTENCE_DIR',
  '~/.openhands/conversations/': 'OPENHANDS_CONVERSATIONS_DIR',
});
