import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { editorTelemetry, ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Kilo-Org/kilocode packages/kilo-vscode and kilo-telemetry (version 7)',
  date: '2026-11-20',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (7.7.9)',
  date: '2026-11-20',
  version: '7.7.9',
};

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

const measuredVariable = settingsIn({
  kind: 'env',
  hardened: '1',
  level: 'strict',
  fidelity: 'measured',
  source: measured,
});

const program: Source = { ref: 'Published build of Kilo CLI 7.7.9', date: '2026-11-30', version: '7.7.9' };

const ofPerson = { kind: 'json-file', files: ['~/.config/kilo/kilo.json', '~/.config/kilo/kilo.jsonc'] } as const;

/** The program reads these settings only from the user's configuration, or accepts only stricter values from a folder. */
const inFileOfPerson = settingsIn({ ...ofPerson, fidelity: 'exact', source: program });

const inJson = settingsIn({
  ...ofPerson,
  workspaceFiles: ['./.kilo/kilo.jsonc', './.kilo/kilo.json', './kilo.json', './kilo.jsonc'],
  filesVariable: 'KILO_CONFIG',
  contentVariable: 'KILO_CONFIG_CONTENT',
  fidelity: 'exact',
  source: program,
});

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const kiloSettings: readonly SettingSpec[] = [
  editorTelemetry('documented', source, ['us.i.posthog.com']),
  inEnvironment('KILO_TELEMETRY_LEVEL', {
    hardened: 'off',
    accepts: ['crash', 'error', 'none'],
    hosts: ['us.i.posthog.com'],
    trafficClass: 'telemetry',
    effect: message('setting.kilo.kiloTelemetryLevel'),
  }),
  measuredVariable('KILO_DISABLE_MODELS_FETCH', {
    hosts: ['models.dev'],
    trafficClass: 'registry',
    effect: message('setting.kilo.kiloDisableModelsFetch'),
  }),
  measuredVariable('KILO_DISABLE_AUTOUPDATE', {
    trafficClass: 'update',
    effect: message('setting.kilo.kiloDisableAutoupdate'),
    cost: message('setting.kilo.kiloDisableAutoupdate.cost'),
  }),
  measuredVariable('KILO_DISABLE_DEFAULT_PLUGINS', {
    trafficClass: 'registry',
    effect: message('setting.kilo.kiloDisableDefaultPlugins'),
  }),
  measuredVariable('KILO_DISABLE_SESSION_INGEST', {
    level: 'recommended',
    trafficClass: 'sharing',
    effect: message('setting.kilo.kiloDisableSessionIngest'),
  }),
  measuredVariable('KILO_DISABLE_SHARE', {
    level: 'recommended',
    trafficClass: 'sharing',
    effect: message('setting.kilo.kiloDisableShare'),
  }),
  measuredVariable('KILO_DISABLE_CODEBASE_INDEXING', {
    trafficClass: 'index',
    effect: message('setting.kilo.kiloDisableCodebaseIndexing'),
    cost: message('setting.kilo.kiloDisableCodebaseIndexing.cost'),
  }),
  inEnvironment('KILO_DISABLE_PRESENCE', {
    hardened: '1',
    level: 'strict',
    hosts: ['events.kiloapps.io'],
    trafficClass: 'sharing',
    effect: message('setting.kilo.kiloDisablePresence'),
    source: program,
  }),
  inEnvironment('KILO_REMOTE', {
    shouldBeUnset: true,
    trafficClass: 'sharing',
    effect: message('setting.kilo.remoteControl'),
    source: program,
  }),
  inFileOfPerson('remote_control', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.kilo.remoteControl'),
  }),
  inFileOfPerson('experimental.openTelemetry', {
    default: true,
    hardened: false,
    hosts: ['us.i.posthog.com'],
    trafficClass: 'telemetry',
    effect: message('setting.kilo.experimentalOpenTelemetry'),
  }),
  inJson('share', {
    default: 'manual',
    hardened: 'disabled',
    trafficClass: 'sharing',
    effect: message('setting.kilo.share'),
    cost: message('setting.kilo.share.cost'),
  }),
  inJson('hide_prompt_training_models', {
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.kilo.hidePromptTrainingModels'),
    cost: message('setting.kilo.hidePromptTrainingModels.cost'),
  }),
  inJson('web_search', {
    default: false,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.kilo.webSearch'),
  }),
  inFileOfPerson('sandbox.enabled', {
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.kilo.sandboxEnabled'),
    cost: message('setting.kilo.sandboxEnabled.cost'),
  }),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.kilo.doNotTrack'), 'measured', measured),
  inEditor('kilo-code.new.autocomplete.enableAutoTrigger', {
    default: true,
    hardened: false,
    level: 'off',
    trafficClass: 'model',
    effect: message('setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger'),
    cost: message('setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger.cost'),
  }),
  inEditor('kilo-code.new.autocomplete.enableChatAutocomplete', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.kilo.kiloCodeNewAutocompleteEnableChatAutocomplete'),
  }),
];
