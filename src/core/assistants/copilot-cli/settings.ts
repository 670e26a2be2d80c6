import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.0.102)',
  date: '2026-11-20',
  version: '1.0.102',
};

const inJson = settingsIn({ kind: 'json-file', files: ['~/.copilot/settings.json'], fidelity: 'measured', source });

/** The program contains a list of its settings, with a description of each. */
const program: Source = { ref: 'Published build of Copilot CLI 1.0.102', date: '2026-11-30', version: '1.0.102' };
const inProgram = settingsIn({
  kind: 'json-file',
  files: ['~/.copilot/settings.json'],
  fidelity: 'documented',
  source: program,
});

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'measured', source });

export const copilotCliSettings: readonly SettingSpec[] = [
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
  inProgram('ahpEnvironment.publishNewSessionsByDefault', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.ahpPublishNewSessions'),
  }),
  inProgram('ahpEnvironment.acceptRemoteConnections', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.ahpAcceptRemoteConnections'),
  }),
  inProgram('connectors', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.connectors'),
    cost: message('setting.copilotCli.connectors.cost'),
  }),
  ...(
    [
      ['telemetry.captureContent', message('setting.copilotCli.telemetryCaptureContent')],
      ['telemetry.capture.prompts', message('setting.copilotCli.telemetryCapturePrompts')],
      ['telemetry.capture.responses', message('setting.copilotCli.telemetryCaptureResponses')],
      ['telemetry.capture.toolArguments', message('setting.copilotCli.telemetryCaptureToolArguments')],
      ['telemetry.capture.toolOutput', message('setting.copilotCli.telemetryCaptureToolOutput')],
      ['telemetry.capture.identity', message('setting.copilotCli.telemetryCaptureIdentity')],
    ] as const
  ).map(([key, effect]) => inProgram(key, { default: false, hardened: false, trafficClass: 'telemetry', effect })),
  inProgram('sandbox.enabled', {
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilotCli.sandboxEnabled'),
    cost: message('setting.copilotCli.sandboxEnabled.cost'),
  }),
  inProgram('autoUpdate', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.copilotCli.autoUpdate'),
    cost: message('setting.copilotCli.copilotAutoUpdate.cost'),
  }),
  inEnvironment('COPILOT_AUTO_UPDATE', {
    hardened: 'false',
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.copilotCli.copilotAutoUpdate'),
    cost: message('setting.copilotCli.copilotAutoUpdate.cost'),
  }),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.copilotCli.doNotTrack'), 'measured', source),
  inEnvironment('COPILOT_OFFLINE', {
    // Without it 1.0.102 ends with "Offline mode requires a local model provider" (measured 2026-11-21).
    needsVariables: ['COPILOT_PROVIDER_BASE_URL'],
    hardened: 'true',
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilotCli.copilotOffline'),
    cost: message('setting.copilotCli.copilotOffline.cost'),
  }),
];
