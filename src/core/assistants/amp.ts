import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { accountChoice, features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = {
  ref: 'Reference of the settings of Amp by a third party, developersdigest.tech',
  date: '2026-11-20',
};

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/amp/settings.json'],
  fidelity: 'documented',
  source,
});

export const amp: Assistant = {
  id: 'amp',
  name: 'Amp',
  features: features('documented', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.gitignore', 'documented', source, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inJson('amp.git.commit.ampThread.enabled', {
      default: true,
      hardened: false,
      keyPath: ['amp.git.commit.ampThread.enabled'],
      trafficClass: 'sharing',
      effect: message('setting.amp.ampGitCommitAmpThreadEnabled'),
    }),
    accountChoice('Thread visibility', 'sharing', message('setting.amp.threadVisibility'), source),
  ],
  hosts: hosts(source, { model: ['!ampcode.com'] }),
  detection: { extensionIds: ['sourcegraph.amp'], commands: ['amp'], paths: ['~/.config/amp', '~/.amp'] },
};
