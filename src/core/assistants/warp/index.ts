import { recordsOnly } from '../build.ts';
import { warpFolders } from './folders.ts';

export const warp = recordsOnly('warp', 'Warp', ['warp-terminal'], warpFolders);
