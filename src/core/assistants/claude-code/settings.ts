import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, ineffectiveVariable, settingsIn } from '../build.ts';
import { claudeCodeShape } from './settingsShape.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'anthropics/claude-code documentation, mirror ericbuess/claude-code-docs@ec68a5b2',
  date: '2026-11-20',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (2.1.329)',
  date: '2026-11-20',
  version: '2.1.329',
};

/** Also the source for variables that have no effect in project settings: the program warns about them. */
const program: Source = {
  ref: 'Claude Code 2.1.332 (published 2026-11-24), read in its program',
  date: '2026-11-30',
  version: '2.1.332',
};

/** The files from which Claude Code reads settings of the user and of the administrator. */
const ofPerson = {
  files: ['~/.claude/settings.json'],
  managedFiles: {
    linux: ['/etc/claude-code/managed-settings.json'],
    darwin: ['/Library/Application Support/ClaudeCode/managed-settings.json'],
    win32: ['C:\\Program Files\\ClaudeCode\\managed-settings.json'],
  },
  // The first source that has a key is used alone: device management comes before the files (managed-settings, read 2026-11-30).
  managedPreferences: [{ domain: 'com.anthropic.claudecode', form: 'native' }],
  preferencesReplaceFiles: true,
  managedFolders: {
    linux: ['/etc/claude-code/managed-settings.d'],
    darwin: ['/Library/Application Support/ClaudeCode/managed-settings.d'],
    win32: ['C:\\Program Files\\ClaudeCode\\managed-settings.d'],
  },
  // The `env` of a managed file beats the environment (measured with 2.1.332, 2026-11-28).
  managedWins: true,
  strictJson: true,
  shape: claudeCodeShape,
} as const;

/** The files from which Claude Code reads settings. */
export const claudeCodeFiles = {
  ...ofPerson,
  workspaceFile: './.claude/settings.json',
  // The user's own file in the folder wins over the shared one (measured with 2.1.329).
  workspaceFiles: ['./.claude/settings.local.json', './.claude/settings.json'],
} as const;

const measuredInJson = settingsIn({ kind: 'json-file', ...claudeCodeFiles, fidelity: 'measured', source: measured });

const inJson = settingsIn({ kind: 'json-file', ...claudeCodeFiles, fidelity: 'documented', source });

/** Variables can also be set in `env` of the settings, with the same effect as in the process (measured with 2.1.329). */
const inEnvironment = settingsIn({
  kind: 'env',
  variablesIn: { ...claudeCodeFiles, keyPath: ['env'] },
  fidelity: 'documented',
  source,
});

const read = { kind: 'json-file', fidelity: 'documented', source: program } as const;
/**
 * Only the user and the administrator decide what is sent to a collector and which credentials tool servers see: such variables are
 * ignored in project settings, except for values that switch telemetry off.
 */
const inCollector = settingsIn({ ...read, kind: 'env', variablesIn: { ...ofPerson, keyPath: ['env'] } });
const inFileOfPerson = settingsIn({ ...read, ...ofPerson });
/** Also read from the user's own file in the folder, but not from the one that comes with a repository. */
const inOwnFiles = settingsIn({ ...read, ...ofPerson, workspaceFiles: ['./.claude/settings.local.json'] });
const inProgram = settingsIn({ ...read, ...claudeCodeFiles });

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'documented', source });

export const claudeCodeSettings: readonly SettingSpec[] = [
  measuredInJson('CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC', {
    hardened: '1',
    keyPath: ['env', 'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC'],
    environment: 'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC',
    presenceOnly: true,
    hosts: ['http-intake.logs.us5.datadoghq.com', 'raw.githubusercontent.com'],
    trafficClass: 'telemetry',
    effect: message('setting.claudeCode.claudeCodeDisableNonessentialTraffic'),
    cost: message('setting.claudeCode.claudeCodeDisableNonessentialTraffic.cost'),
  }),
  measuredInJson('DISABLE_TELEMETRY', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_TELEMETRY'],
    environment: 'DISABLE_TELEMETRY',
    presenceOnly: true,
    hosts: ['http-intake.logs.us5.datadoghq.com'],
    trafficClass: 'telemetry',
    effect: message('setting.claudeCode.disableTelemetry'),
  }),
  measuredInJson('CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL', {
    hardened: '1',
    keyPath: ['env', 'CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL'],
    environment: 'CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL',
    hosts: ['downloads.claude.ai', 'github.com'],
    trafficClass: 'registry',
    effect: message('setting.claudeCode.claudeCodeDisableOfficialMarketplaceAutoinstall'),
  }),
  measuredInJson('skipWebFetchPreflight', {
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.skipWebFetchPreflight'),
    cost: message('setting.claudeCode.skipWebFetchPreflight.cost'),
  }),
  measuredInJson('sandbox.enabled', {
    needsCommands: ['bwrap', 'socat'],
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.claudeCode.sandboxEnabled'),
    cost: message('setting.claudeCode.sandboxEnabled.cost'),
  }),
  measuredInJson('sandbox.failIfUnavailable', {
    needsCommands: ['bwrap', 'socat'],
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.claudeCode.sandboxFailIfUnavailable'),
    cost: message('setting.claudeCode.sandboxFailIfUnavailable.cost'),
  }),
  measuredInJson('includeGitInstructions', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.claudeCode.includeGitInstructions'),
    cost: message('setting.claudeCode.includeGitInstructions.cost'),
  }),
  measuredInJson('permissions.deny', {
    default: [],
    hardened: [
      'Read(./.env)',
      'Read(./.env.*)',
      'Read(**/*.pem)',
      'Read(**/*.key)',
      'Read(./secrets/**)',
      'Read(~/.ssh/**)',
      'Read(~/.aws/**)',
      'Read(~/.gnupg/**)',
      'Read(~/.kube/**)',
      'Read(~/.azure/**)',
      'Read(~/.config/gcloud/**)',
      'Read(~/.docker/config.json)',
      'Read(~/.npmrc)',
      'Read(~/.pypirc)',
    ],
    merge: 'list',
    trafficClass: 'model',
    effect: message('setting.claudeCode.permissionsDeny'),
  }),
  inJson('DISABLE_ERROR_REPORTING', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_ERROR_REPORTING'],
    environment: 'DISABLE_ERROR_REPORTING',
    presenceOnly: true,
    hosts: ['browser-intake-us5-datadoghq.com'],
    trafficClass: 'error-reporting',
    effect: message('setting.claudeCode.disableErrorReporting'),
  }),
  inJson('DISABLE_FEEDBACK_COMMAND', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_FEEDBACK_COMMAND'],
    environment: 'DISABLE_FEEDBACK_COMMAND',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.disableFeedbackCommand'),
  }),
  inJson('CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY', {
    hardened: '1',
    keyPath: ['env', 'CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY'],
    environment: 'CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.claudeCodeDisableFeedbackSurvey'),
  }),
  inJson('DISABLE_AUTOUPDATER', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_AUTOUPDATER'],
    environment: 'DISABLE_AUTOUPDATER',
    level: 'strict',
    hosts: ['downloads.claude.ai', 'storage.googleapis.com'],
    trafficClass: 'update',
    effect: message('setting.claudeCode.disableAutoupdater'),
    cost: message('setting.claudeCode.disableAutoupdater.cost'),
  }),
  inJson('DISABLE_UPDATES', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_UPDATES'],
    environment: 'DISABLE_UPDATES',
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.claudeCode.disableUpdates'),
    cost: message('setting.claudeCode.disableUpdates.cost'),
  }),
  inJson('DISABLE_GROWTHBOOK', {
    hardened: '1',
    keyPath: ['env', 'DISABLE_GROWTHBOOK'],
    environment: 'DISABLE_GROWTHBOOK',
    level: 'strict',
    trafficClass: 'experiments',
    effect: message('setting.claudeCode.disableGrowthbook'),
  }),
  inFileOfPerson('CLAUDE_CODE_SUBPROCESS_ENV_SCRUB', {
    needsCommands: ['bwrap', 'socat'],
    hardened: '1',
    keyPath: ['env', 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB'],
    environment: 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB',
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.claudeCode.claudeCodeSubprocessEnvScrub'),
    cost: message('setting.claudeCode.claudeCodeSubprocessEnvScrub.cost'),
  }),
  inJson('CLAUDE_CODE_DISABLE_ARTIFACT', {
    hardened: '1',
    keyPath: ['env', 'CLAUDE_CODE_DISABLE_ARTIFACT'],
    environment: 'CLAUDE_CODE_DISABLE_ARTIFACT',
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.claudeCodeDisableArtifact'),
  }),
  inJson('feedbackSurveyRate', {
    hardened: 0,
    trafficClass: 'telemetry',
    effect: message('setting.claudeCode.feedbackSurveyRate'),
  }),
  inJson('disableClaudeAiConnectors', {
    default: false,
    hardened: true,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.disableClaudeAiConnectors'),
    cost: message('setting.claudeCode.disableClaudeAiConnectors.cost'),
  }),
  inJson('disableRemoteControl', {
    default: false,
    hardened: true,
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.disableRemoteControl'),
    cost: message('setting.claudeCode.disableRemoteControl.cost'),
  }),
  // On by default if the feature is available; false in any file of the user, the project or the administrator switches it off.
  inProgram('enableArtifact', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.enableArtifact'),
  }),
  // The old name: true still switches artifacts off, false is ignored.
  inProgram('disableArtifact', {
    hardened: true,
    level: 'strict',
    reportOnly: true,
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.disableArtifact'),
  }),
  inProgram('autoUploadSessions', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.autoUploadSessions'),
  }),
  inProgram('feedbackDrafts', {
    default: 'notify',
    hardened: 'off',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.feedbackDrafts'),
    cost: message('setting.claudeCode.feedbackDrafts.cost'),
  }),
  inOwnFiles('syncClaudeAiSkills', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.claudeCode.syncClaudeAiSkills'),
    cost: message('setting.claudeCode.syncClaudeAiSkills.cost'),
  }),
  inOwnFiles('syncClaudeAiPlugins', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'registry',
    effect: message('setting.claudeCode.syncClaudeAiPlugins'),
    cost: message('setting.claudeCode.syncClaudeAiPlugins.cost'),
  }),
  inJson('cleanupPeriodDays', {
    default: 30,
    hardened: 1,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.claudeCode.cleanupPeriodDays'),
    cost: message('setting.claudeCode.cleanupPeriodDays.cost'),
  }),
  inJson('respectGitignore', {
    default: true,
    hardened: true,
    trafficClass: 'model',
    effect: message('setting.claudeCode.respectGitignore'),
  }),
  inEnvironment('DO_NOT_TRACK', {
    hardened: '1',
    level: 'strict',
    accepts: ['true'],
    trafficClass: 'telemetry',
    effect: message('setting.claudeCode.doNotTrack'),
  }),
  // Crash reports of the runtime, sent from the machine of a signed-in user if the vendor's flags enable them.
  inEnvironment('BUN_ENABLE_CRASH_REPORTING', {
    hardened: '0',
    accepts: ['false', 'no', 'off'],
    trafficClass: 'error-reporting',
    effect: message('setting.claudeCode.bunEnableCrashReporting'),
    source: program,
  }),
  ...(
    [
      ['CLAUDE_CODE_ENABLE_TELEMETRY', message('setting.claudeCode.claudeCodeEnableTelemetry')],
      ['OTEL_LOG_USER_PROMPTS', message('setting.claudeCode.otelLogUserPrompts')],
      ['OTEL_LOG_ASSISTANT_RESPONSES', message('setting.claudeCode.otelLogAssistantResponses')],
      ['OTEL_LOG_TOOL_DETAILS', message('setting.claudeCode.otelLogToolDetails')],
      ['OTEL_LOG_TOOL_CONTENT', message('setting.claudeCode.otelLogToolContent')],
      ['OTEL_LOG_RAW_API_BODIES', message('setting.claudeCode.otelLogRawApiBodies')],
    ] as const
  ).map(([key, effect]) => inCollector(key, { shouldBeUnset: true, trafficClass: 'telemetry', effect })),
  inEditor('claudeCode.respectGitIgnore', {
    default: true,
    hardened: true,
    scope: 'window',
    trafficClass: 'model',
    effect: message('setting.claudeCode.claudeCodeRespectGitIgnore'),
  }),
  ineffectiveVariable(
    'ANTHROPIC_BASE_URL',
    'telemetry',
    message('setting.claudeCode.anthropicBaseUrl'),
    'measured',
    measured,
  ),
  accountChoice(
    'Model improvement',
    'sharing',
    message('setting.claudeCode.modelImprovement'),
    source,
    'https://claude.ai/settings/data-privacy-controls',
  ),
];
