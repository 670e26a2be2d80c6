import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Reference of the settings of Amp by a third party, developersdigest.tech',
  date: '2026-11-20',
};

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/amp/settings.json'],
  workspaceFiles: ['./.amp/settings.json'],
  fidelity: 'documented',
  source,
});

export const ampSettings: readonly SettingSpec[] = [
  inJson('amp.git.commit.ampThread.enabled', {
    default: true,
    hardened: false,
    keyPath: ['amp.git.commit.ampThread.enabled'],
    trafficClass: 'sharing',
    effect: message('setting.amp.ampGitCommitAmpThreadEnabled'),
  }),
  accountChoice(
    'Thread visibility',
    'sharing',
    message('setting.amp.threadVisibility'),
    source,
    'https://ampcode.com/settings',
  ),
];
