import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { editorTelemetry, ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'cline/cline@21cb8d25', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (3.0.65)',
  date: '2026-11-20',
  version: '3.0.65',
};

/**
 * Also the source for its traces containing the models' inputs and outputs: this applies, with the values that were built in, to
 * all requests to its own service (`cline`, `cline-pass`). That the opt-out ends this was measured too (2026-11-20).
 */
const program: Source = {
  ref: 'Published build of Cline CLI 3.0.65 (@cline/cli-linux-x64)',
  date: '2026-11-30',
  version: '3.0.65',
};

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.cline/data/settings/global-settings.json'],
  filesVariable: 'CLINE_GLOBAL_SETTINGS_PATH',
  fidelity: 'exact',
  source,
});

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const clineSettings: readonly SettingSpec[] = [
  editorTelemetry('exact', source, ['us.i.posthog.com']),
  inJson('telemetryOptOut', {
    default: false,
    hardened: true,
    hosts: ['us.i.posthog.com', 'otel.cline.bot'],
    trafficClass: 'telemetry',
    effect: message('setting.cline.telemetryOptOut'),
    source: program,
  }),
  inJson('autoUpdateEnabled', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.cline.autoUpdateEnabled'),
    cost: message('setting.cline.autoUpdateEnabled.cost'),
  }),
  inEnvironment('CLINE_NO_AUTO_UPDATE', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.cline.clineNoAutoUpdate'),
    cost: message('setting.cline.clineNoAutoUpdate.cost'),
  }),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.cline.doNotTrack'), 'measured', measured),
  ineffectiveVariable(
    'DISABLE_TELEMETRY',
    'telemetry',
    message('setting.cline.disableTelemetry'),
    'measured',
    measured,
  ),
  inEnvironment('LANGFUSE_BASE_URL', {
    shouldBeUnset: true,
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.cline.langfuseBaseUrl'),
    source: program,
  }),
  inEnvironment('CLINE_OTEL_TELEMETRY_ENABLED', {
    shouldBeUnset: true,
    trafficClass: 'telemetry',
    effect: message('setting.cline.clineOtelTelemetryEnabled'),
  }),
];
