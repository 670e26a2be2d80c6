import { approvalsIn, editorSettings, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const files = ['~/.config/amp/settings.json', ...editorSettings];
const inSettings = approvalsIn('json', files);

export const ampReaders: ProductReaders = {
  tool: 'amp',
  servers: serversAt('json', 'amp.mcpServers', files, '${NAME}'),
  approvals: [inSettings('everything', ['amp.dangerouslyAllowAll'], [true])],
  approvalSettings: {},
  hooksRun: 'unknown',
  trust: null,
  fidelity: 'estimated',
  source: { ref: 'ampcode.com/manual, which was not read again', date: '2026-11-29' },
};
