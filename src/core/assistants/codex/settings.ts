import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, settingsIn } from '../build.ts';
import type { PreferenceDomain, SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'openai/codex codex-rs/core/config.schema.json@000c857e', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.169.0)',
  date: '2026-11-20',
  version: '0.169.0',
};

const startMeasured: Source = {
  ref: 'Measured by starting the real tool (0.169.0)',
  date: '2026-11-21',
  version: '0.169.0',
};

/** It prints the effective state of each feature, taking the file of a trusted folder into account. */
const listed: Source = { ref: '`codex features list` of 0.171.0', date: '2026-11-30', version: '0.171.0' };

const otelCode: Source = { ref: 'openai/codex codex-rs/core/src/config/otel.rs@5e8d468b', date: '2026-11-20' };

const environmentCode: Source = {
  ref: 'openai/codex codex-rs/config/src/shell_environment_policy.rs',
  date: '2026-11-20',
};

const binaryStrings: Source = {
  ref: 'Strings in the published binary of Codex 0.169.0',
  date: '2026-11-20',
  version: '0.169.0',
};

/** The layers of files are from openai/codex codex-rs/config/src/loader/README.md@0803c312. */
const ofPerson = {
  kind: 'toml-file',
  files: ['~/.codex/config.toml'],
  managedFiles: { linux: ['/etc/codex/managed_config.toml'], darwin: ['/etc/codex/managed_config.toml'] },
  managedPreferences: [{ domain: 'com.openai.codex', form: 'base64', key: 'config_toml_base64' }],
  systemFiles: {
    linux: ['/etc/codex/config.toml'],
    darwin: ['/etc/codex/config.toml'],
    win32: ['C:\\ProgramData\\OpenAI\\Codex\\config.toml'],
  },
  // `--profile work` adds work.config.toml on top (0.169.0, measured 2026-11-21).
  profileFiles: { folder: '~/.codex/', ending: '.config.toml' },
} as const;

export const codexFiles = {
  ...ofPerson,
  // Ignored in an untrusted folder, effective in a trusted one (0.169.0, measured 2026-11-20).
  conditionalFiles: ['./.codex/config.toml'],
} as const;

/**
 * Keys that have no effect in the file of a folder, trusted or not: `otel`, `profile`, `notify`, providers and their addresses
 * (developers.openai.com/codex/config-reference, `PROJECT_LOCAL_CONFIG_DENYLIST` in codex-rs/config/src/loader/mod.rs since 0.146,
 * the warning about them in 0.171.0; read 2026-11-30).
 */
const inFileOfPerson = settingsIn({ ...ofPerson, fidelity: 'exact', source });

const inToml = settingsIn({ ...codexFiles, fidelity: 'exact', source });

/** Keys that a profile in older versions overrides (codex-rs/config/src/profile_toml.rs@1ce4c606). */
const inProfile = settingsIn({
  ...codexFiles,
  profiles: { selector: ['profile'], table: ['profiles'] },
  fidelity: 'exact',
  source,
});

const measuredInToml = settingsIn({
  ...codexFiles,
  profiles: { selector: ['profile'], table: ['profiles'] },
  fidelity: 'measured',
  source: measured,
});

const knownByName = settingsIn({ ...ofPerson, fidelity: 'estimated', source: binaryStrings });

/** Whether `requirements.toml` accepts a setting; it ignores others with a warning (0.171.0, measured 2026-11-28). */
export function isInRequirements(key: string): boolean {
  return /^(?:features|otel)\./.test(key) || key === 'feedback.enabled' || key === 'check_for_update_on_startup';
}

/** The files with requirements. */
export const codexRequirements = {
  linux: ['/etc/codex/requirements.toml'],
  darwin: ['/etc/codex/requirements.toml'],
  win32: ['C:\\ProgramData\\OpenAI\\Codex\\requirements.toml'],
} as const;

/** Requirements set through device management on macOS, as base64 text. */
export const codexRequirementPreferences: PreferenceDomain = {
  domain: 'com.openai.codex',
  form: 'base64',
  key: 'requirements_toml_base64',
};

const rows: readonly SettingSpec[] = [
  inProfile('analytics.enabled', {
    default: true,
    hardened: false,
    hosts: ['chatgpt.com'],
    trafficClass: 'telemetry',
    effect: message('setting.codex.analyticsEnabled'),
  }),
  inFileOfPerson('otel.metrics_exporter', {
    default: 'statsig',
    hardened: 'none',
    hosts: ['ab.chatgpt.com'],
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelMetricsExporter'),
    source: otelCode,
  }),
  inFileOfPerson('otel.exporter', {
    default: 'none',
    hardened: 'none',
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelExporter'),
  }),
  inFileOfPerson('otel.trace_exporter', {
    default: 'none',
    hardened: 'none',
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelTraceExporter'),
  }),
  inFileOfPerson('otel.log_user_prompt', {
    default: false,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelLogUserPrompt'),
  }),
  inToml('feedback.enabled', {
    default: true,
    hardened: false,
    hosts: ['o33249.ingest.us.sentry.io'],
    trafficClass: 'sharing',
    effect: message('setting.codex.feedbackEnabled'),
    cost: message('setting.codex.feedbackEnabled.cost'),
  }),
  inToml('check_for_update_on_startup', {
    default: true,
    hardened: false,
    level: 'strict',
    hosts: ['api.github.com'],
    trafficClass: 'update',
    effect: message('setting.codex.checkForUpdateOnStartup'),
    cost: message('setting.codex.checkForUpdateOnStartup.cost'),
  }),
  inToml('history.persistence', {
    default: 'save-all',
    hardened: 'none',
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.codex.historyPersistence'),
    cost: message('setting.codex.historyPersistence.cost'),
  }),
  inProfile('web_search', {
    hardened: 'disabled',
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.codex.webSearch'),
    cost: message('setting.codex.webSearch.cost'),
  }),
  inToml('shell_environment_policy.ignore_default_excludes', {
    default: true,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.codex.shellEnvironmentPolicyIgnoreDefaultExcludes'),
    cost: message('setting.codex.shellEnvironmentPolicyIgnoreDefaultExcludes.cost'),
    source: environmentCode,
  }),
  inToml('shell_environment_policy.inherit', {
    default: 'all',
    hardened: 'core',
    level: 'strict',
    accepts: ['none'],
    trafficClass: 'model',
    effect: message('setting.codex.shellEnvironmentPolicyInherit'),
    cost: message('setting.codex.shellEnvironmentPolicyInherit.cost'),
    source: environmentCode,
  }),
  inProfile('sandbox_mode', {
    // Next to default_permissions, it may disable that profile (developers.openai.com/codex/permissions).
    reportOnly: true,
    hardened: 'workspace-write',
    accepts: ['read-only'],
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.codex.sandboxMode'),
  }),
  measuredInToml('features.shell_snapshot', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.codex.featuresShellSnapshot'),
    cost: message('setting.codex.featuresShellSnapshot.cost'),
  }),
  inToml('default_permissions', {
    reportOnly: true,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.codex.defaultPermissions'),
    fidelity: 'measured',
    source: measured,
  }),
  inFileOfPerson('profile', {
    shouldBeUnset: true,
    trafficClass: 'model',
    effect: message('setting.codex.profile'),
    fidelity: 'measured',
    source: startMeasured,
  }),
  measuredInToml('features.plugins', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.codex.featuresPlugins'),
    cost: message('setting.codex.featuresPlugins.cost'),
  }),
  measuredInToml('features.apps', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.codex.featuresApps'),
    cost: message('setting.codex.featuresApps.cost'),
    source: listed,
  }),
  measuredInToml('features.memories', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.codex.featuresMemories'),
    source: listed,
  }),
  measuredInToml('features.api_key_model_discovery', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.codex.featuresApiKeyModelDiscovery'),
  }),
  measuredInToml('features.daemon_auto_start', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.codex.featuresDaemonAutoStart'),
  }),
  measuredInToml('features.in_app_updates', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.codex.featuresInAppUpdates'),
    cost: message('setting.codex.featuresInAppUpdates.cost'),
  }),
  knownByName('otel.log_agent_responses', {
    reportOnly: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelLogAgentResponses'),
  }),
  knownByName('otel.log_sse_deltas', {
    reportOnly: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelLogSseDeltas'),
  }),
  knownByName('otel.log_guardian_assessments', {
    reportOnly: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.codex.otelLogGuardianAssessments'),
  }),
  accountChoice(
    'Improve the model for everyone',
    'sharing',
    message('setting.codex.improveTheModel'),
    source,
    'https://chatgpt.com/#settings/DataControls',
  ),
];

/** Codex's settings; requirements take precedence over the managed configuration. */
export const codexSettings: readonly SettingSpec[] = rows.map(spec =>
  spec.kind === 'toml-file' && isInRequirements(spec.key)
    ? {
        ...spec,
        managedPreferences: [codexRequirementPreferences, ...codexFiles.managedPreferences],
        managedFiles: {
          ...codexRequirements,
          linux: [...codexRequirements.linux, ...codexFiles.managedFiles.linux],
          darwin: [...codexRequirements.darwin, ...codexFiles.managedFiles.darwin],
        },
      }
    : spec,
);
