import { recordsOnly } from '../build.ts';

// The program of @factory/cli-linux-x64 0.225.2, read 2026-12-01.
export const droid = recordsOnly('droid', 'Factory Droid', ['droid'], ['~/.factory'], {
  '~/.factory/': 'FACTORY_HOME_OVERRIDE/.factory',
});
