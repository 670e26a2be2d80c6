import { recordsOnly } from '../build.ts';
import { coworkFolders } from './folders.ts';

export const claudeDesktop = recordsOnly('claude-desktop', 'Claude Desktop', [], coworkFolders);
