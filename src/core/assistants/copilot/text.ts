/** What each setting does, and what its hardened value costs. */
export const copilotText = {
  'setting.copilot.githubCopilotEnable':
    'Where suggestions start automatically and whose edits are recorded. It does not stop an open file from being a neighbour.',
  'setting.copilot.githubCopilotEnable.cost': 'No automatic suggestions in .env, .properties and .ini files.',
  'setting.copilot.githubCopilotNextEditSuggestionsEnabled':
    'Sends the file and your recent edits to predict the next edit.',
  'setting.copilot.githubCopilotNextEditSuggestionsEnabled.cost': 'No predictions of edits.',
  'setting.copilot.githubCopilotNextEditSuggestionsExtendedRange': 'Makes a second request with more of the file.',
  'setting.copilot.githubCopilotNextEditSuggestionsExtendedRange.cost': 'Predictions reach less far.',
  'setting.copilot.githubCopilotNextEditSuggestionsFixes': 'Predicts edits from diagnostics.',
  'setting.copilot.githubCopilotRenameSuggestionsTriggerAutomatically':
    'Sends code when you rename, without being asked.',
  'setting.copilot.githubCopilotChatInlineEditsRenameSymbolSuggestions': 'Offers renames, for which code is sent.',
  'setting.copilot.githubCopilotChatInlineEditsTriggerOnEditorChangeAfterSeconds':
    'Predicts edits after you change the editor, without a key pressed.',
  'setting.copilot.githubCopilotChatInlineEditsDiagnosticsContextProviderEnabled':
    'Puts diagnostics into the request for predictions.',
  'setting.copilot.githubCopilotChatInlineEditsChatSessionContextProviderEnabled':
    'Puts a summary of the chat into the request for predictions.',
  'setting.copilot.githubCopilotCompletionsChatEnabled': 'Suggests inside the chat box.',
  'setting.copilot.githubCopilotEditorEnableCodeActions': 'Offers AI actions on code.',
  'setting.copilot.githubCopilotEditorEnableCodeActions.cost': 'No AI actions in the lightbulb.',
  'setting.copilot.githubCopilotChatLanguageContextTypescriptEnabled':
    'Puts code of unopened files of the project into requests for TypeScript.',
  'setting.copilot.githubCopilotChatLanguageContextTypescriptEnabled.cost': 'Suggestions know less of the project.',
  'setting.copilot.githubCopilotChatLanguageContextTypescript7Enabled':
    'Puts code of unopened files of the project into requests.',
  'setting.copilot.githubCopilotChatLanguageContextFixTypescriptEnabled':
    'Puts code of unopened files of the project into requests.',
  'setting.copilot.githubCopilotChatLanguageContextInlineTypescriptEnabled':
    'Puts code of unopened files of the project into requests.',
  'setting.copilot.githubCopilotChatWorkspaceCodeSearchExternalIngestEnabled':
    'Uploads the files of the workspace to GitHub for an index.',
  'setting.copilot.githubCopilotChatWorkspaceCodeSearchExternalIngestEnabled.cost': 'The index covers less.',
  'setting.copilot.githubCopilotChatWorkspaceEnableCodeSearch': 'Builds and asks a remote index of the repository.',
  'setting.copilot.githubCopilotChatWorkspaceEnableCodeSearch.cost': 'Questions about the workspace find less.',
  'setting.copilot.githubCopilotChatCodesearchEnabled': 'Searches the codebase on the server.',
  'setting.copilot.githubCopilotChatCodesearchAgentEnabled': 'Lets the agent search the codebase on the server.',
  'setting.copilot.githubCopilotChatCodesearchAgentEnabled.cost': 'The agent finds less.',
  'setting.copilot.githubCopilotChatAgentCurrentEditorContextEnabled':
    'Sends the absolute path of the active file with each agent request.',
  'setting.copilot.githubCopilotChatAgentCurrentEditorContextEnabled.cost':
    'The agent does not know which file is open.',
  'setting.copilot.githubCopilotChatAgentOmitFileAttachmentContents': 'Attaches the paths of files, not their text.',
  'setting.copilot.githubCopilotChatAgentOmitFileAttachmentContents.cost': 'The agent must read attached files itself.',
  'setting.copilot.githubCopilotChatCodeGenerationUseInstructionFiles':
    'Sends instruction files of the workspace with each request.',
  'setting.copilot.githubCopilotChatCodeGenerationUseInstructionFiles.cost': 'Your instructions no longer count.',
  'setting.copilot.githubCopilotChatOrganizationInstructionsEnabled':
    'Downloads the instructions of your organisation.',
  'setting.copilot.githubCopilotChatOrganizationInstructionsEnabled.cost':
    'Instructions of the organisation no longer count.',
  'setting.copilot.githubCopilotChatOrganizationCustomAgentsEnabled': 'Downloads the agents of your organisation.',
  'setting.copilot.githubCopilotChatOrganizationCustomAgentsEnabled.cost': 'Agents of the organisation are gone.',
  'setting.copilot.githubCopilotChatAdditionalReadAccessPaths':
    'Folders outside the workspace that the agent reads without asking. A repository can set this.',
  'setting.copilot.githubCopilotChatImageUploadEnabled': 'Uploads images from the chat.',
  'setting.copilot.githubCopilotChatImageUploadEnabled.cost': 'No images in the chat.',
  'setting.copilot.githubCopilotChatToolsViewImageEnabled': 'Lets the agent open images.',
  'setting.copilot.githubCopilotChatToolsViewImageEnabled.cost': 'The agent cannot look at images.',
  'setting.copilot.githubCopilotChatBackgroundAgentEnabled':
    'Runs an agent in the background, which content exclusion does not cover.',
  'setting.copilot.githubCopilotChatBackgroundAgentEnabled.cost': 'No agents in the background.',
  'setting.copilot.githubCopilotChatCloudAgentEnabled':
    'Hands tasks to an agent in the cloud, which content exclusion does not cover.',
  'setting.copilot.githubCopilotChatCloudAgentEnabled.cost': 'No agents in the cloud.',
  'setting.copilot.githubCopilotChatCliRemoteEnabled': 'Lets a session be steered from github.com.',
  'setting.copilot.githubCopilotChatCliRemoteEnabled.cost': 'No control from github.com.',
  'setting.copilot.githubCopilotChatCliSandboxEnabled': 'Runs the tools of the command line agent in a sandbox.',
  'setting.copilot.githubCopilotChatCliSandboxEnabled.cost': 'Some commands may fail in the sandbox.',
  'setting.copilot.githubCopilotChatGithubMcpServerEnabled': 'Adds the tool server of GitHub.',
  'setting.copilot.githubCopilotChatAnthropicToolsWebsearchEnabled': 'Lets the model search the web.',
  'setting.copilot.githubCopilotChatSearchSubagentEnabled': 'Uses a second model to search.',
  'setting.copilot.githubCopilotChatSearchSubagentUseAgenticProxy': 'Sends searches through another endpoint.',
  'setting.copilot.githubCopilotChatExecutionSubagentEnabled': 'Uses a second model to run commands.',
  'setting.copilot.githubCopilotChatExecutionSubagentUseAgenticProxy': 'Sends commands through another endpoint.',
  'setting.copilot.githubCopilotChatReviewAgentEnabled': 'Reviews changes with a model.',
  'setting.copilot.githubCopilotChatReviewAgentEnabled.cost': 'No AI review.',
  'setting.copilot.githubCopilotChatReviewSelectionEnabled': 'Reviews a selection with a model.',
  'setting.copilot.githubCopilotChatReviewSelectionEnabled.cost': 'No AI review of selections.',
  'setting.copilot.githubCopilotChatEnableUserPreferences': 'Keeps a file of your preferences and sends it.',
  'setting.copilot.githubCopilotChatLocalWorkspaceRecordingEnabled':
    'Writes a recording of the workspace to this disk.',
  'setting.copilot.githubCopilotChatEditRecordingEnabled': 'Writes a recording of your edits to this disk.',
  'setting.copilot.githubCopilotChatAgentDebugLogFileLoggingEnabled': 'Writes prompts and answers to log files.',
  'setting.copilot.githubCopilotChatOtelEnabled':
    'Sends traces of chats to a collector. Environment variables win over this.',
  'setting.copilot.githubCopilotChatOtelCaptureContent': 'Puts prompts and answers into traces.',
  'setting.copilot.githubCopilotChatOtelOutfile': 'Writes traces to a file.',
  'setting.copilot.githubCopilotChatOtelDbSpanExporterEnabled': 'Writes traces to a database on this disk.',
  'setting.copilot.githubCopilotChatDebugPromptOverrideFile': 'Replaces the system prompt with a file.',
  'setting.copilot.githubCopilotChatDebugPromptOverrideString': 'Replaces the system prompt.',
  'setting.copilot.githubCopilotAdvancedDebugOverrideProxyUrl':
    'Sends prompts to another host. Older versions take it from the settings of a repository too.',
  'setting.copilot.githubCopilotAdvancedDebugOverrideCapiUrl':
    'Sends prompts to another host. Older versions take it from the settings of a repository too.',
  'setting.copilot.githubCopilotInternalCompletionsUrl': 'Sends prompts to another host.',
  'setting.copilot.githubCopilotInternalCapiUrl': 'Sends prompts to another host.',
  'setting.copilot.promptsAndSuggestions':
    'Whether GitHub may keep and use prompts and suggestions. Choose in the Copilot settings of the account; with it on, full prompts go to telemetry.',
  'setting.copilot.semanticIndexing':
    'Allows the upload of repositories that are not on GitHub to an index; off is advised.',
  'setting.copilot.contentExclusion':
    'Names files that Copilot must not use, for a repository or an organisation. Only Business and Enterprise plans have it.',
} satisfies Readonly<Record<string, string>>;
