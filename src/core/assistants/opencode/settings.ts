import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Strings in the published build of OpenCode 1.18.33',
  date: '2026-11-20',
  version: '1.18.33',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (1.18.33)',
  date: '2026-11-20',
  version: '1.18.33',
};

const program: Source = { ref: 'Published build of OpenCode 1.18.33', date: '2026-11-30', version: '1.18.33' };

const documentation: Source = { ref: 'opencode.ai/docs/config', date: '2026-11-20' };

/** The files from which OpenCode reads its configuration. */
export const openCodeFiles = {
  kind: 'json-file',
  files: ['~/.config/opencode/opencode.json', '~/.config/opencode/opencode.jsonc'],
  workspaceFile: './opencode.json',
  workspaceFiles: ['./.opencode/opencode.jsonc', './.opencode/opencode.json', './opencode.json', './opencode.jsonc'],
  filesVariable: 'OPENCODE_CONFIG',
  contentVariable: 'OPENCODE_CONFIG_CONTENT',
  // If this names an empty folder, the administrator's files are not read (measured with 1.18.33, 2026-11-28).
  managedFolderVariable: 'OPENCODE_TEST_MANAGED_CONFIG_DIR',
  managedPreferences: [{ domain: 'ai.opencode.managed', form: 'native' }],
  managedFiles: {
    linux: ['/etc/opencode/opencode.json', '/etc/opencode/opencode.jsonc'],
    darwin: [
      '/Library/Application Support/opencode/opencode.json',
      '/Library/Application Support/opencode/opencode.jsonc',
    ],
    win32: ['C:\\ProgramData\\opencode\\opencode.json', 'C:\\ProgramData\\opencode\\opencode.jsonc'],
  },
} as const;

const inJson = settingsIn({ ...openCodeFiles, fidelity: 'documented', source: documentation });

const measuredInJson = settingsIn({ ...openCodeFiles, fidelity: 'measured', source: measured });

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const openCodeSettings: readonly SettingSpec[] = [
  inJson('share', {
    default: 'manual',
    hardened: 'disabled',
    hosts: ['opncd.ai'],
    trafficClass: 'sharing',
    effect: message('setting.opencode.share'),
    cost: message('setting.opencode.share.cost'),
  }),
  inJson('autoupdate', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.opencode.autoupdate'),
    cost: message('setting.opencode.autoupdate.cost'),
  }),
  measuredInJson('snapshot', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.opencode.snapshot'),
    cost: message('setting.opencode.snapshot.cost'),
  }),
  measuredInJson('permission.read', {
    hardened: { '*.env': 'deny', '*.env.*': 'deny', '*.pem': 'deny', '*.key': 'deny' },
    merge: 'object',
    lastMatchDecides: true,
    accepts: ['deny', 'ask'],
    trafficClass: 'model',
    effect: message('setting.opencode.permissionRead'),
  }),
  inEnvironment('OPENCODE_DISABLE_AUTOUPDATE', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.opencode.opencodeDisableAutoupdate'),
  }),
  inEnvironment('OPENCODE_DISABLE_MODELS_FETCH', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.opencode.opencodeDisableModelsFetch'),
  }),
  inEnvironment('OPENCODE_DISABLE_LSP_DOWNLOAD', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.opencode.opencodeDisableLspDownload'),
  }),
  inEnvironment('OPENCODE_DISABLE_DEFAULT_PLUGINS', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.opencode.opencodeDisableDefaultPlugins'),
  }),
  inEnvironment('OPENCODE_DISABLE_SHARE', {
    hardened: '1',
    level: 'recommended',
    trafficClass: 'sharing',
    effect: message('setting.opencode.opencodeDisableShare'),
  }),
  inEnvironment('OPENCODE_PURE', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.opencode.opencodePure'),
  }),
  inEnvironment('OPENCODE_AUTO_SHARE', {
    shouldBeUnset: true,
    trafficClass: 'sharing',
    effect: message('setting.opencode.opencodeAutoShare'),
  }),
  inJson('experimental.openTelemetry', {
    default: false,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.opencode.experimentalOpenTelemetry'),
    fidelity: 'exact',
    source: program,
  }),
  inEnvironment('OPENCODE_ENABLE_PARALLEL', {
    shouldBeUnset: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.opencode.opencodeEnableParallel'),
    source: program,
  }),
  inEnvironment('OPENCODE_EXPERIMENTAL', {
    shouldBeUnset: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.opencode.opencodeExperimental'),
    source: program,
  }),
  inEnvironment('OPENCODE_ENABLE_EXA', {
    shouldBeUnset: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.opencode.opencodeEnableExa'),
  }),
];
