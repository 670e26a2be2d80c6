import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import type { SettingSpec } from '../../settings/types.ts';
import { accountChoice, settingsIn } from '../build.ts';

const source: Source = {
  ref: 'GitHub Copilot Chat 0.67.0, its manifest and code',
  date: '2026-11-20',
  version: '0.67.0',
};
const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source, scope: 'window' });
const redirect = settingsIn({
  kind: 'vscode-setting',
  fidelity: 'exact',
  source,
  scope: 'application',
  shouldBeUnset: true,
});

/** All settings outside chat. */
export const copilotCompletionSettings: readonly SettingSpec[] = [
  inEditor('github.copilot.enable', {
    default: { '*': true, plaintext: false, markdown: false, scminput: false },
    // The languages of files that contain little but credentials; more would cost users who write configuration too much.
    hardened: { dotenv: false, properties: false, ini: false },
    merge: 'object',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotEnable'),
    cost: message('setting.copilot.githubCopilotEnable.cost'),
  }),
  inEditor('github.copilot.nextEditSuggestions.enabled', {
    policy: 'CopilotNextEditSuggestions',
    default: true,
    hardened: false,
    level: 'off',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotNextEditSuggestionsEnabled'),
    cost: message('setting.copilot.githubCopilotNextEditSuggestionsEnabled.cost'),
  }),
  inEditor('github.copilot.nextEditSuggestions.extendedRange', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotNextEditSuggestionsExtendedRange'),
    cost: message('setting.copilot.githubCopilotNextEditSuggestionsExtendedRange.cost'),
  }),
  inEditor('github.copilot.nextEditSuggestions.fixes', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotNextEditSuggestionsFixes'),
  }),
  inEditor('github.copilot.renameSuggestions.triggerAutomatically', {
    default: true,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotRenameSuggestionsTriggerAutomatically'),
  }),
  inEditor('github.copilot.chat.inlineEdits.renameSymbolSuggestions', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatInlineEditsRenameSymbolSuggestions'),
  }),
  inEditor('github.copilot.chat.inlineEdits.triggerOnEditorChangeAfterSeconds', {
    default: 10,
    hardened: null,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatInlineEditsTriggerOnEditorChangeAfterSeconds'),
  }),
  inEditor('github.copilot.chat.inlineEdits.diagnosticsContextProvider.enabled', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatInlineEditsDiagnosticsContextProviderEnabled'),
  }),
  inEditor('github.copilot.chat.inlineEdits.chatSessionContextProvider.enabled', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatInlineEditsChatSessionContextProviderEnabled'),
  }),
  inEditor('github.copilot.completions.chat.enabled', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotCompletionsChatEnabled'),
  }),
  inEditor('github.copilot.editor.enableCodeActions', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotEditorEnableCodeActions'),
    cost: message('setting.copilot.githubCopilotEditorEnableCodeActions.cost'),
  }),
  inEditor('github.copilot.chat.languageContext.typescript.enabled', {
    default: true,
    hardened: false,
    scope: 'resource',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatLanguageContextTypescriptEnabled'),
    cost: message('setting.copilot.githubCopilotChatLanguageContextTypescriptEnabled.cost'),
  }),
  inEditor('github.copilot.chat.languageContext.typescript7.enabled', {
    default: false,
    hardened: false,
    scope: 'resource',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatLanguageContextTypescript7Enabled'),
  }),
  inEditor('github.copilot.chat.languageContext.fix.typescript.enabled', {
    default: false,
    hardened: false,
    scope: 'resource',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatLanguageContextFixTypescriptEnabled'),
  }),
  inEditor('github.copilot.chat.languageContext.inline.typescript.enabled', {
    default: false,
    hardened: false,
    scope: 'resource',
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotChatLanguageContextInlineTypescriptEnabled'),
  }),
  inEditor('github.copilot.chat.otel.enabled', {
    policy: 'CopilotOtelEnabled',
    default: false,
    hardened: false,
    environment: 'COPILOT_OTEL_ENABLED',
    environmentAccepts: ['false', '0'],
    scope: 'application',
    trafficClass: 'telemetry',
    effect: message('setting.copilot.githubCopilotChatOtelEnabled'),
  }),
  inEditor('github.copilot.chat.otel.captureContent', {
    policy: 'CopilotOtelCaptureContent',
    default: false,
    hardened: false,
    environment: 'COPILOT_OTEL_CAPTURE_CONTENT',
    environmentAccepts: ['false', '0'],
    scope: 'application',
    trafficClass: 'telemetry',
    effect: message('setting.copilot.githubCopilotChatOtelCaptureContent'),
  }),
  inEditor('github.copilot.chat.otel.outfile', {
    policy: 'CopilotOtelOutfile',
    default: '',
    hardened: '',
    scope: 'application',
    trafficClass: 'telemetry',
    effect: message('setting.copilot.githubCopilotChatOtelOutfile'),
  }),
  inEditor('github.copilot.chat.otel.dbSpanExporter.enabled', {
    default: false,
    hardened: false,
    scope: 'application',
    trafficClass: 'telemetry',
    effect: message('setting.copilot.githubCopilotChatOtelDbSpanExporterEnabled'),
  }),
  redirect('github.copilot.advanced.debug.overrideProxyUrl', {
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotAdvancedDebugOverrideProxyUrl'),
  }),
  redirect('github.copilot.advanced.debug.overrideCapiUrl', {
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotAdvancedDebugOverrideCapiUrl'),
  }),
  redirect('github.copilot.internal.completionsUrl', {
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotInternalCompletionsUrl'),
  }),
  redirect('github.copilot.internal.capiUrl', {
    trafficClass: 'model',
    effect: message('setting.copilot.githubCopilotInternalCapiUrl'),
  }),
  accountChoice(
    'Semantic indexing for Non-GitHub Repositories',
    'index',
    message('setting.copilot.semanticIndexing'),
    source,
    'https://github.com/settings/copilot/features',
  ),
  accountChoice(
    'Content exclusion',
    'model',
    message('setting.copilot.contentExclusion'),
    source,
    'https://docs.github.com/copilot/how-tos/configure-content-exclusion',
  ),
  accountChoice(
    'Prompts and suggestions',
    'telemetry',
    message('setting.copilot.promptsAndSuggestions'),
    source,
    'https://github.com/settings/copilot/features',
  ),
];
