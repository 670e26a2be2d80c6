import { recordsOnly } from '../build.ts';

// charmbracelet/crush@37f36e93 internal/config/load.go, read 2026-12-01.
export const crush = recordsOnly('crush', 'Crush', ['crush'], ['~/.local/share/crush', '~/AppData/Local/crush']);
