import { recordsOnly } from '../build.ts';

// @oh-my-pi/pi-utils 18.2.3 src/dirs.ts, read 2026-12-01. PI_CODING_AGENT_DIR moves its folder as it moves Pi's, so sessions there
// are read as Pi's. PI_CONFIG_DIR, which names another folder in the home folder, is not supported.
export const ohMyPi = recordsOnly('oh-my-pi', 'Oh My Pi', ['omp'], ['~/.omp']);
