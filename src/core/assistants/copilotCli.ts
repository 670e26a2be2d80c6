import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'Measured with the real tool on a loopback network (1.0.102)', date: '2026-11-20' };

const inJson = settingsIn({ kind: 'json-file', files: ['~/.copilot/settings.json'], fidelity: 'measured', source });
const inEnvironment = settingsIn({ kind: 'env', fidelity: 'measured', source });

export const copilotCli: Assistant = {
  id: 'copilot-cli',
  name: 'GitHub Copilot CLI',
  features: features('measured', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.gitignore', 'measured', source, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inJson('remoteExport', {
      default: true,
      hardened: false,
      hosts: [],
      trafficClass: 'sharing',
      effect: message('setting.copilotCli.remoteExport'),
      cost: message('setting.copilotCli.remoteExport.cost'),
    }),
    inJson('remoteSessions', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'sharing',
      effect: message('setting.copilotCli.remoteSessions'),
      cost: message('setting.copilotCli.remoteSessions.cost'),
    }),
    inJson('memory', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'sharing',
      effect: message('setting.copilotCli.memory'),
      cost: message('setting.copilotCli.memory.cost'),
    }),
    inEnvironment('COPILOT_OFFLINE', {
      hardened: 'true',
      level: 'strict',
      trafficClass: 'model',
      effect: message('setting.copilotCli.copilotOffline'),
      cost: message('setting.copilotCli.copilotOffline.cost'),
    }),
  ],
  hosts: hosts(source, {
    model: ['!api.githubcopilot.com', '*.githubcopilot.com'],
    auth: ['!api.github.com', 'github.com'],
    telemetry: ['copilot-telemetry.githubusercontent.com'],
  }),
  detection: { extensionIds: [], commands: ['copilot'], paths: ['~/.copilot'] },
};
