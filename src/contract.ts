import { ruleSettingIds } from './core/settings/contract.ts';

/**
 * All ids that package.json and the code share. A unit test compares this file with package.json in both directions; code outside
 * this file contains no id as a literal.
 */
export const extensionId = 'sightglass.sightglass';

export const commands = {
  showPrivacyReport: 'sightglass.showPrivacyReport',
  generateCopilotIgnore: 'sightglass.generateCopilotIgnore',
  generateIgnoreFiles: 'sightglass.generateIgnoreFiles',
  checkIgnoreFiles: 'sightglass.checkIgnoreFiles',
  hardenWorkspaceSettings: 'sightglass.hardenWorkspaceSettings',
  hardenMachine: 'sightglass.hardenMachine',
  verifyHardening: 'sightglass.verifyHardening',
  showPolicy: 'sightglass.showPolicy',
  fixPolicy: 'sightglass.fixPolicy',
  purgeStoredData: 'sightglass.purgeStoredData',
  undoLastChange: 'sightglass.undoLastChange',
  applyPreview: 'sightglass.applyPreview',
  discardPreview: 'sightglass.discardPreview',
  previewPayload: 'sightglass.previewPayload',
  previewFeature: 'sightglass.previewFeature',
  explainFile: 'sightglass.explainFile',
  scanWorkspace: 'sightglass.scanWorkspace',
  refresh: 'sightglass.refresh',
  showLog: 'sightglass.showLog',
  showFindings: 'sightglass.showFindings',
  openRange: 'sightglass.openRange',
  addToIgnoreFiles: 'sightglass.addToIgnoreFiles',
  addToBaseline: 'sightglass.addToBaseline',
  fixAllInFile: 'sightglass.fixAllInFile',
  replaceSecrets: 'sightglass.replaceSecrets',
  closeRiskyTabs: 'sightglass.closeRiskyTabs',
  reopenRiskyTabs: 'sightglass.reopenRiskyTabs',
  groupFindingsByFile: 'sightglass.groupFindingsByFile',
  groupFindingsByRule: 'sightglass.groupFindingsByRule',
  groupFindingsByAssistant: 'sightglass.groupFindingsByAssistant',
  copyIgnoreRule: 'sightglass.copyIgnoreRule',
  generateEgressPolicy: 'sightglass.generateEgressPolicy',
  recordHosts: 'sightglass.recordHosts',
  stopRecording: 'sightglass.stopRecording',
  importCapture: 'sightglass.importCapture',
  clearCapture: 'sightglass.clearCapture',
  showEvidence: 'sightglass.showEvidence',
  showTrafficPicture: 'sightglass.showTrafficPicture',
  showCapturedHost: 'sightglass.showCapturedHost',
  guardAgents: 'sightglass.guardAgents',
  guardStatus: 'sightglass.guardStatus',
  checkGuardInTerminal: 'sightglass.checkGuardInTerminal',
  removeGuard: 'sightglass.removeGuard',
  allowOnce: 'sightglass.allowOnce',
  allowUntil: 'sightglass.allowUntil',
  revokeAllowance: 'sightglass.revokeAllowance',
  readHistory: 'sightglass.readHistory',
  wasThisSent: 'sightglass.wasThisSent',
  forgetHistory: 'sightglass.forgetHistory',
  openSession: 'sightglass.openSession',
  showRotation: 'sightglass.showRotation',
  groupHistoryBySecret: 'sightglass.groupHistoryBySecret',
  groupHistoryByAssistant: 'sightglass.groupHistoryByAssistant',
} as const;

/** Commands that need a computer. Menus hide them on the web; if a link or a key runs one, a message is shown. */
export const notOnWeb: readonly string[] = [
  commands.showPrivacyReport,
  commands.hardenMachine,
  commands.verifyHardening,
  commands.showPolicy,
  commands.fixPolicy,
  commands.purgeStoredData,
  commands.scanWorkspace,
  commands.generateEgressPolicy,
  commands.recordHosts,
  commands.stopRecording,
  commands.importCapture,
  commands.clearCapture,
  commands.showEvidence,
  commands.showTrafficPicture,
  commands.showCapturedHost,
  commands.guardAgents,
  commands.guardStatus,
  commands.checkGuardInTerminal,
  commands.removeGuard,
  commands.allowOnce,
  commands.allowUntil,
  commands.revokeAllowance,
  commands.readHistory,
  commands.wasThisSent,
  commands.forgetHistory,
  commands.openSession,
  commands.groupHistoryBySecret,
  commands.groupHistoryByAssistant,
];

export const views = {
  container: 'sightglass',
  window: 'sightglass.window',
  context: 'sightglass.context',
  findings: 'sightglass.findings',
  guard: 'sightglass.guard',
  traffic: 'sightglass.traffic',
  sent: 'sightglass.sent',
} as const;

export const settings = {
  assistants: 'sightglass.assistants',
  contentExclusion: 'sightglass.copilot.contentExclusion',
  exclusionRules: ruleSettingIds.exclusionRules,
  showStatusBar: 'sightglass.statusBar.show',
  minimumConfidence: 'sightglass.secrets.minimumConfidence',
  personalData: 'sightglass.secrets.personalData',
  showDropped: 'sightglass.context.showDropped',
  ignoreSource: ruleSettingIds.ignoreSource,
  explorerBadges: 'sightglass.explorer.badges',
  readHistory: 'sightglass.history.read',
  addToPath: 'sightglass.terminal.addToPath',
  offerMcp: 'sightglass.mcp.offer',
  scanAtFirstStart: 'sightglass.scanAtFirstStart',
} as const;

/** The types of the settings, as declared in package.json. */
export interface SettingTypes {
  readonly [settings.assistants]: readonly string[];
  readonly [settings.contentExclusion]: 'unknown' | 'on' | 'off';
  readonly [settings.exclusionRules]: string;
  readonly [settings.showStatusBar]: 'always' | 'risk' | 'never';
  readonly [settings.minimumConfidence]: 'high' | 'medium' | 'low';
  readonly [settings.personalData]: boolean;
  readonly [settings.showDropped]: boolean;
  readonly [settings.ignoreSource]: string;
  readonly [settings.explorerBadges]: boolean;
  readonly [settings.readHistory]: 'ask' | 'on' | 'off';
  readonly [settings.addToPath]: boolean;
  readonly [settings.offerMcp]: boolean;
  readonly [settings.scanAtFirstStart]: boolean;
}

/** The id of the provider of MCP servers for agents. */
export const mcpProvider = 'sightglass.mcp';

export const contextKeys = {
  /** True while the active editor is the diff of a plan that waits for Apply or Discard. */
  previewPending: 'sightglass.previewPending',
  /** True while the journal contains a change that can be undone. */
  canUndo: 'sightglass.canUndo',
  /** True while this window records outbound hosts. */
  recording: 'sightglass.recording',
  /** True when a capture was imported in this window. */
  hasTraffic: 'sightglass.hasTraffic',
  /** True while an agent on this machine has hooks, whether or not they are used. */
  canGuard: 'sightglass.canGuard',
  /** True while the guard is registered in an agent. */
  isGuarded: 'sightglass.isGuarded',
  /** `file`, `rule` or `assistant`. */
  findingsGrouping: 'sightglass.findingsGrouping',
  /** Whether the records of AI tools may be read, and were: `restricted`, `ask`, `off`, `on` or `read`. */
  historyState: 'sightglass.historyState',
  /** True while tabs that *Close Risky Tabs* closed can be opened again. */
  hasClosedTabs: 'sightglass.hasClosedTabs',
  /** True if the editor runs in a browser, without a computer behind it. */
  onWeb: 'sightglass.onWeb',
  /** `secret` or `assistant`. */
  historyGrouping: 'sightglass.historyGrouping',
} as const;

export const languages = {
  /** Ignore files of AI assistants; for `.gitignore`, the editor has its own language. */
  ignore: 'ai-ignore',
} as const;

export const schemes = {
  /** Read-only documents: the evidence in a capture, or a session. */
  preview: 'sightglass-preview',
  /** The text that a feature would send. */
  payload: 'sightglass-payload',
  /** The proposed text of a file, which is only shown in the diff of a plan. */
  proposal: 'sightglass-proposal',
} as const;

/** The scheme of rows in the context tree. They are not documents, so only our own decorations color them. */
export const itemScheme = 'sightglass-item';

/** Whether the scheme is that of our read-only documents. */
export function isOwnScheme(scheme: string): boolean {
  return Object.values(schemes).some(own => own === scheme);
}

/** The names of language-model tools. */
export const tools = { checkVisibility: 'check_ai_visibility' } as const;

export const colors = { visibleRisk: 'sightglass.visibleRisk' } as const;

export const stateKeys = {
  settingHistory: 'sightglass.settingHistory',
  hardening: 'sightglass.hardening',
  checkAnswers: 'sightglass.checkAnswers',
  /** Whether the extension was started in a folder before. */
  hasRun: 'sightglass.hasRun',
  findingsGrouping: 'sightglass.findingsGrouping',
  /** Places in which the guard was registered at the last check. */
  guardedPlaces: 'sightglass.guardedPlaces',
  historyGrouping: 'sightglass.historyGrouping',
  /** Which feature of which assistant the Context Window shows. */
  contextWindow: 'sightglass.contextWindow',
  /** Hosts of the captures imported last. */
  recentOutbound: 'sightglass.recentOutbound',
  /** The value of `http.proxy` before a recording replaced it. */
  proxyBefore: 'sightglass.proxyBefore',
} as const;

export const panels = { privacyReport: 'sightglass.privacyReport', visibility: 'sightglass.visibility' } as const;
