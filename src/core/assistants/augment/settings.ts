import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, editorTelemetry } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'docs.augmentcode.com, setup-augment/workspace-indexing', date: '2026-11-20' };

export const augmentSettings: readonly SettingSpec[] = [
  editorTelemetry('documented', source, []),
  accountChoice(
    'Workspace upload',
    'index',
    message('setting.augment.workspaceUpload'),
    source,
    'https://docs.augmentcode.com/setup-augment/workspace-indexing',
  ),
];
