/** What each setting of the other tools does, and what its hardened value costs; every code is used in `core/assistants`. */
export const agentSettingEffectText: Readonly<Record<string, string>> = {
  'setting.claudeCode.claudeCodeDisableNonessentialTraffic':
    'Stops usage events, error reports, feature flags, update checks, the model catalogue and release notes at once.',
  'setting.claudeCode.claudeCodeDisableNonessentialTraffic.cost':
    'No automatic updates, and features behind flags stay as they are.',
  'setting.claudeCode.disableTelemetry':
    'Stops usage events, which carry a device id and a hash of the git remote. Any value counts, even 0.',
  'setting.claudeCode.claudeCodeDisableOfficialMarketplaceAutoinstall':
    'Stops the download of the official plugin marketplace at the start, over HTTPS and over SSH.',
  'setting.claudeCode.skipWebFetchPreflight':
    'Asks the vendor about the host name before each page is fetched; true stops the question.',
  'setting.claudeCode.skipWebFetchPreflight.cost': 'The check against harmful sites is lost.',
  'setting.claudeCode.sandboxEnabled':
    'Runs shell commands in a sandbox of the operating system, where the deny rules hold for scripts too.',
  'setting.claudeCode.sandboxEnabled.cost': 'On Linux it needs bubblewrap and socat.',
  'setting.claudeCode.sandboxFailIfUnavailable':
    'Refuses to start when the sandbox is missing, instead of running without it.',
  'setting.claudeCode.sandboxFailIfUnavailable.cost':
    'Claude Code does not start where bubblewrap or socat is missing.',
  'setting.claudeCode.includeGitInstructions':
    'Puts branch, git status, commit subjects and the git user into the request; false leaves them out.',
  'setting.claudeCode.includeGitInstructions.cost': 'The model knows less about the state of the repository.',
  'setting.claudeCode.permissionsDeny':
    'Holds files back from the file tools and from shell commands that name them. Scripts still read them unless the sandbox is on.',
  'setting.claudeCode.disableErrorReporting': 'Stops error reports. Any value counts, even 0.',
  'setting.claudeCode.disableFeedbackCommand':
    'Removes the commands that upload the transcript, code included, as feedback.',
  'setting.claudeCode.claudeCodeDisableFeedbackSurvey':
    'Stops the survey about a session and the offer to share its transcript.',
  'setting.claudeCode.disableAutoupdater': 'Stops updates in the background.',
  'setting.claudeCode.disableAutoupdater.cost': 'You update by hand, security fixes included.',
  'setting.claudeCode.disableUpdates': 'Stops updates in the background and by hand.',
  'setting.claudeCode.disableUpdates.cost': 'Updates come from your package manager only.',
  'setting.claudeCode.disableGrowthbook': 'Stops fetching feature flags; usage events go on.',
  'setting.claudeCode.claudeCodeSubprocessEnvScrub':
    'Takes credentials out of the environment of shell commands, hooks and tool servers.',
  'setting.claudeCode.claudeCodeSubprocessEnvScrub.cost':
    'On Linux without bubblewrap Claude Code then does not start.',
  'setting.claudeCode.claudeCodeDisableArtifact': 'Stops publishing artifacts to claude.ai.',
  'setting.claudeCode.feedbackSurveyRate': 'How often the survey appears, from 0 to 1.',
  'setting.claudeCode.disableClaudeAiConnectors':
    'Stops fetching the tool servers that are connected to the account on claude.ai.',
  'setting.claudeCode.disableClaudeAiConnectors.cost': 'Those tool servers are gone in Claude Code.',
  'setting.claudeCode.disableRemoteControl':
    'Stops remote control, which keeps the transcript on a server while it is connected.',
  'setting.claudeCode.disableRemoteControl.cost': 'No control from the web or a telephone.',
  'setting.claudeCode.disableArtifact': 'Stops publishing artifacts to claude.ai.',
  'setting.claudeCode.cleanupPeriodDays':
    'Days that transcripts, with the text of every file read, stay on this disk. 0 is invalid and voids the whole file.',
  'setting.claudeCode.cleanupPeriodDays.cost': 'Older sessions cannot be resumed.',
  'setting.claudeCode.respectGitignore':
    'Leaves ignored files out of the picker that opens with @. It does not stop a read.',
  'setting.claudeCode.doNotTrack': 'Does the same as DISABLE_TELEMETRY, but 0 leaves telemetry on.',
  'setting.claudeCode.claudeCodeEnableTelemetry':
    'Sends traces to a collector of your own; with OTEL_LOG_USER_PROMPTS they hold the prompts.',
  'setting.claudeCode.otelLogUserPrompts': 'Puts the text of prompts into traces.',
  'setting.claudeCode.otelLogRawApiBodies': 'Puts whole requests, code included, into traces.',
  'setting.claudeCode.claudeCodeRespectGitIgnore': 'Leaves ignored files out of the file search of the extension.',
  'setting.claudeCode.modelImprovement':
    'Whether chats may train models; it also decides how long they are kept. Choose in the privacy settings of claude.ai.',
  'setting.codex.analyticsEnabled': 'Sends product analytics when you are signed in with ChatGPT.',
  'setting.codex.otelMetricsExporter':
    'Sends operational metrics. It is on by default, and analytics.enabled does not stop it.',
  'setting.codex.otelExporter': 'Sends logs to a collector of your own.',
  'setting.codex.otelTraceExporter': 'Sends traces to a collector of your own.',
  'setting.codex.otelLogUserPrompt': 'Puts the text of prompts into logs.',
  'setting.codex.feedbackEnabled': 'Uploads logs and, if you agree, the session with the feedback command.',
  'setting.codex.feedbackEnabled.cost': 'The feedback command is gone.',
  'setting.codex.checkForUpdateOnStartup': 'Asks for a newer version at each start.',
  'setting.codex.checkForUpdateOnStartup.cost': 'You look for updates yourself.',
  'setting.codex.historyPersistence':
    'Keeps prompts in ~/.codex/history.jsonl. The sessions themselves are still kept.',
  'setting.codex.historyPersistence.cost': 'No history across sessions.',
  'setting.codex.webSearch': 'Lets the model search the web.',
  'setting.codex.webSearch.cost': 'The model works without the web.',
  'setting.codex.shellEnvironmentPolicyIgnoreDefaultExcludes':
    'True hands variables with KEY, SECRET or TOKEN in their name to shell commands.',
  'setting.codex.shellEnvironmentPolicyIgnoreDefaultExcludes.cost': 'Commands that need such a variable fail.',
  'setting.codex.shellEnvironmentPolicyInherit': 'Which variables of your environment shell commands inherit.',
  'setting.codex.shellEnvironmentPolicyInherit.cost': 'Commands see only a few basic variables.',
  'setting.codex.sandboxMode':
    'Limits what shell commands write and whether they reach the network; it does not limit reading.',
  'setting.codex.featuresPlugins': 'Fetches plugins at the start.',
  'setting.codex.featuresPlugins.cost': 'No plugins.',
  'setting.codex.featuresApiKeyModelDiscovery': 'Asks the provider for its list of models.',
  'setting.codex.featuresDaemonAutoStart': 'Starts a helper in the background.',
  'setting.codex.featuresInAppUpdates': 'Downloads updates from inside the tool.',
  'setting.codex.featuresInAppUpdates.cost': 'You update by hand.',
  'setting.codex.otelLogAgentResponses': 'Puts the answers of the model into logs.',
  'setting.codex.otelLogSseDeltas': 'Puts the streamed answers into logs.',
  'setting.codex.otelLogGuardianAssessments': 'Puts risk assessments into logs.',
  'setting.cursor.telemetryTelemetryLevel':
    'Governs what Cursor inherited from VS Code; what Cursor itself sends is governed by Privacy Mode.',
  'setting.cursor.workbenchEnableExperiments': 'Fetches experiments in the part that Cursor inherited from VS Code.',
  'setting.cursor.updateMode': 'Looks for updates in the background.',
  'setting.cursor.updateMode.cost': 'You look for updates yourself.',
  'setting.cursor.privacyMode':
    'Turn it on so that providers keep nothing and nothing is used for training. Requests and the index are still sent.',
  'setting.cursor.codebaseIndexing': 'Turn it off so that pieces of every file are no longer uploaded for the index.',
  'setting.windsurf.telemetryTelemetryLevel':
    'Governs what Windsurf inherited from VS Code, not what its own service receives.',
  'setting.windsurf.workbenchEnableExperiments':
    'Fetches experiments in the part that Windsurf inherited from VS Code.',
  'setting.windsurf.zeroDataRetention': 'Turn it on in the profile so that snippets are not kept or used for training.',
  'setting.continue.continueTelemetryEnabled': 'Sent usage data in versions before 2.0; newer ones have no such code.',
  'setting.continue.continueEnableTabAutocomplete': 'Suggests while you type, with snippets of open and recent files.',
  'setting.continue.continueEnableTabAutocomplete.cost': 'No suggestions while you type.',
  'setting.continue.continueEnableNextEdit': 'Predicts the next edit and sends your recent edits for it.',
  'setting.continue.continueEnableNextEdit.cost': 'No predictions of edits.',
  'setting.continue.continuePauseCodebaseIndexOnStart': 'Waits with the index of the codebase until you ask for it.',
  'setting.continue.continuePauseCodebaseIndexOnStart.cost': 'The index is built only when you start it.',
  'setting.continue.continueMetricsEnabled': 'Sends metrics to a collector of your own when an OTEL exporter is set.',
  'setting.cline.telemetryOptOut':
    'Opts out of usage data in the extension and the command line. The feature flag request keeps going, with a device id.',
  'setting.cline.autoUpdateEnabled': 'Updates the command line by itself.',
  'setting.cline.autoUpdateEnabled.cost': 'You update by hand.',
  'setting.cline.clineNoAutoUpdate': 'Stops updates of the command line.',
  'setting.cline.clineNoAutoUpdate.cost': 'You update by hand.',
  'setting.cline.clineOtelTelemetryEnabled': 'Sends traces even when you opted out of usage data.',
  'setting.amazonQ.amazonQTelemetry': 'Sends usage data to AWS.',
  'setting.amazonQ.amazonQShareContentWithAWS': 'Lets AWS use your content to improve the service (free tier).',
  'setting.amazonQ.amazonQServerSideContext':
    'Uploads the workspace, ignored files included. Unset counts as yes for Builder ID accounts; false also deletes the uploaded copy.',
  'setting.amazonQ.amazonQServerSideContext.cost': 'No server-side context for @workspace.',
  'setting.amazonQ.amazonQWorkspaceIndex': 'Builds an index of the workspace on this machine.',
  'setting.amazonQ.amazonQWorkspaceIndex.cost': 'No local index for questions about the workspace.',
  'setting.amazonQ.awsTelemetry': 'Sends usage data of the AWS Toolkit.',
  'setting.amazonQ.awsCloudformationTelemetryEnabled': 'Sends usage data of the CloudFormation language server.',
  'setting.amazonQ.disableIndexingLibrary': 'Skips the index of the project on this machine.',
  'setting.amazonQ.disableIndexingLibrary.cost': 'No local index.',
  'setting.opencode.share': 'Whether sessions may be shared: by hand, always, or never.',
  'setting.opencode.share.cost': 'The share command is gone.',
  'setting.opencode.autoupdate': 'Updates itself at the start.',
  'setting.opencode.autoupdate.cost': 'You update by hand.',
  'setting.opencode.snapshot': 'Copies untracked files, .env and keys included, into its own store; false stops that.',
  'setting.opencode.snapshot.cost': 'Changes of the agent cannot be undone from inside OpenCode.',
  'setting.opencode.permissionRead':
    'Asks or refuses before the read tool opens these files; the last matching pattern decides. Search and shell do not obey it.',
  'setting.opencode.opencodeDisableAutoupdate': 'Stops updates of itself.',
  'setting.opencode.opencodeDisableModelsFetch': 'Stops fetching the catalogue of models.',
  'setting.opencode.opencodeDisableLspDownload': 'Stops downloading language servers.',
  'setting.opencode.opencodeDisableDefaultPlugins': 'Stops installing the default plugins.',
  'setting.opencode.opencodeDisableShare': 'Stops the sharing of sessions.',
  'setting.opencode.opencodePure': 'Runs without plugins from outside.',
  'setting.opencode.opencodeAutoShare': 'Shares every session as soon as it is set.',
  'setting.opencode.opencodeEnableExa': 'Sends web searches to mcp.exa.ai.',
  'setting.pi.enableInstallTelemetry': 'Reports each installation and update, and names the tool to the provider.',
  'setting.pi.enableAnalytics': 'Sends analytics to the maker; off unless you turn it on.',
  'setting.pi.piSkipVersionCheck': 'Stops the question for a newer version.',
  'setting.pi.piSkipVersionCheck.cost': 'You look for updates yourself.',
  'setting.pi.piOffline': 'Stops all traffic that you did not ask for.',
  'setting.pi.piOffline.cost': 'No catalogue of models and no update notices.',
  'setting.roo.rooClineDebugProxyEnabled': 'Sends all traffic through a proxy that reads it.',
  'setting.roo.telemetry':
    'Turn it off in the extension, under Settings and About; unset counts as yes. It also follows telemetry.telemetryLevel.',
  'setting.geminiCodeAssist.dataUse':
    'On the free tier people may read what you send; turn it off in the privacy settings of Gemini Code Assist.',
  'setting.geminiCli.privacyUsageStatisticsEnabled': 'Sends usage statistics to Google.',
  'setting.geminiCli.telemetryEnabled': 'Sends traces to a collector of your own.',
  'setting.geminiCli.telemetryLogPrompts': 'Puts the text of prompts into traces as soon as traces are on.',
  'setting.geminiCli.generalEnableAutoUpdate': 'Updates itself.',
  'setting.geminiCli.generalEnableAutoUpdate.cost': 'You update by hand.',
  'setting.geminiCli.generalEnableAutoUpdateNotification': 'Asks the registry for a newer version at the start.',
  'setting.geminiCli.generalEnableAutoUpdateNotification.cost': 'No notice of new versions.',
  'setting.geminiCli.contextFileFilteringRespectGitIgnore': 'Refuses to read files that .gitignore names.',
  'setting.geminiCli.contextFileFilteringRespectGeminiIgnore': 'Refuses to read files that .geminiignore names.',
  'setting.geminiCli.securityEnvironmentVariableRedactionEnabled':
    'Takes credentials out of the environment of shell commands.',
  'setting.geminiCli.securityEnvironmentVariableRedactionEnabled.cost': 'Commands that need such a variable fail.',
  'setting.geminiCli.freeTierDataUse':
    'On the free tiers people may read what you send; use the privacy switch of the account or a paid key.',
  'setting.aider.analyticsDisable': 'Turns analytics off for good.',
  'setting.aider.analytics':
    'Sends analytics of the session; a part of the users is asked, nothing is sent before a yes.',
  'setting.aider.checkUpdate': 'Asks for a newer version at the start.',
  'setting.aider.checkUpdate.cost': 'You look for updates yourself.',
  'setting.aider.gitignore': 'Adds the files of Aider, chat history included, to .gitignore.',
  'setting.tabnine.telemetryEnableTelemetry':
    'The old name of the telemetry switch. Tabnine still reads it; VS Code itself reads telemetry.telemetryLevel.',
  'setting.tabnine.tabnineReceiveBetaChannelUpdates': 'Takes updates from the beta channel.',
  'setting.augment.workspaceUpload': 'Opening a folder uploads it; remove the folder in the panel or do not sign in.',
  'setting.cody.codyTelemetryLevel': 'Sends usage events to the Sourcegraph instance.',
  'setting.cody.codyExperimentalTelemetryEnabled': 'Sends traces.',
  'setting.cody.codyExperimentalSymfEnabled': 'Downloads a program that builds a local index.',
  'setting.cody.codyExperimentalSymfEnabled.cost': 'No local keyword index.',
  'setting.amp.ampGitCommitAmpThreadEnabled': 'Puts the address of the thread into commit messages.',
  'setting.amp.threadVisibility': 'Threads are visible to your workspace by default; set them to private.',
  'setting.jetbrainsAi.detailedDataCollection':
    'Sends code-related data; turn it off under Data Sharing in the settings of the IDE.',
  'setting.zed.telemetryDiagnostics': 'Sends crash dumps.',
  'setting.zed.telemetryMetrics': 'Sends usage metrics: file extensions, features, statistics of projects.',
  'setting.zed.autoUpdate': 'Updates itself.',
  'setting.zed.autoUpdate.cost': 'You update by hand.',
  'setting.zed.editPredictionsProvider': 'Sends the text around the cursor for predictions of edits.',
  'setting.zed.editPredictionsProvider.cost': 'No predictions of edits.',
  'setting.zed.disableAi': 'Turns all AI features off.',
  'setting.zed.disableAi.cost': 'No AI features at all.',
  'setting.tabby.tabbyConfigTelemetry':
    'The name is the wrong way round: true turns usage tracking off, false leaves it on.',
  'setting.tabby.anonymousUsageTrackingDisable': 'Stops usage events of the client.',
  'setting.tabby.tabbyDisableUsageCollection': 'Stops usage events of the server.',
  'setting.kilo.kiloTelemetryLevel': 'Anything but all stops usage events.',
  'setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger': 'Suggests while you type.',
  'setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger.cost': 'No suggestions while you type.',
  'setting.kilo.kiloCodeNewAutocompleteEnableChatAutocomplete': 'Suggests inside the chat box.',
  'setting.qwenCode.privacyUsageStatisticsEnabled': 'Sends usage statistics.',
  'setting.qwenCode.telemetryEnabled': 'Sends traces to a collector of your own.',
  'setting.qwenCode.telemetryLogPrompts': 'Puts the text of prompts into traces.',
  'setting.qwenCode.generalEnableAutoUpdate': 'Updates itself.',
  'setting.qwenCode.generalEnableAutoUpdate.cost': 'You update by hand.',
  'setting.devin.respectGitignore': 'Keeps tools away from ignored files.',
  'setting.devin.respectGitignore.cost': 'The agent cannot open ignored files.',
  'setting.devin.includeGitignoredFiles': 'Offers ignored files in the picker that opens with @.',
  'setting.devin.autoUpdate': 'Updates in the background.',
  'setting.devin.autoUpdate.cost': 'You update by hand.',
  'setting.ollama.disableOllamaCloud':
    'Models whose name ends in :cloud run at ollama.com; true stops them and the web search.',
  'setting.ollama.disableOllamaCloud.cost': 'No cloud models and no web search.',
  'setting.ollama.ollamaNohistory': 'Keeps no history of prompts on this disk.',
  'setting.ollama.ollamaNohistory.cost': 'No history.',
  'setting.ollama.ollamaHost': 'The address the server listens on; 0.0.0.0 opens it to the network.',
  'setting.jan.analytics': 'Off unless you agree; the switch is in the privacy settings of the app.',
  'setting.llamaVscode.llamaVscodeTelegramBotEnabled': 'Lets a Telegram bot control the extension from outside.',
  'setting.copilotCli.remoteExport':
    'Uploads the whole interactive session, with the text of every file read; false stops that.',
  'setting.copilotCli.remoteExport.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.remoteSessions': 'Lets sessions be followed from github.com, which uploads them.',
  'setting.copilotCli.remoteSessions.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.memory': 'Keeps memories about your work on a server.',
  'setting.copilotCli.memory.cost': 'The agent starts afresh each time.',
  'setting.copilotCli.copilotOffline': 'With a model server of your own no other host is asked.',
  'setting.copilotCli.copilotOffline.cost': 'Only models from COPILOT_PROVIDER_BASE_URL.',
  'setting.claudeCode.anthropicBaseUrl':
    'Moves only the model requests to another address. Usage events and feature flags still go to the vendor.',
  'setting.codex.featuresShellSnapshot':
    'Writes every exported variable, keys included, to a file that other users of the machine can read; false stops it.',
  'setting.codex.featuresShellSnapshot.cost': 'Commands start with a fresh shell each time.',
  'setting.codex.defaultPermissions':
    'Names a permission profile, whose deny entries hold for scripts too. The flag --sandbox on the command line switches the profile off without a word.',
  'setting.codex.profile':
    'Selects a table of overrides in versions before 0.169; that version does not start with it and wants --profile and a file of its own.',
  'setting.codex.improveTheModel':
    'Lets the vendor train on your sessions when you sign in with a ChatGPT plan; off is advised. Business plans and API keys are exempt unless you opted in.',
  'setting.geminiCli.contextIncludeDirectoryTree':
    'Puts up to 200 names of files and folders into each request; false leaves them out.',
  'setting.geminiCli.contextIncludeDirectoryTree.cost': 'The model has to ask for listings.',
  'setting.geminiCli.doNotTrack': 'Has no effect on Gemini CLI; privacy.usageStatisticsEnabled is what counts.',
  'setting.copilotCli.copilotAutoUpdate':
    'Stops updates by itself. The look-up of releases goes on unless the tool is started with --disable-client-telemetry too.',
  'setting.copilotCli.copilotAutoUpdate.cost': 'Updates have to be installed by hand.',
  'setting.copilotCli.doNotTrack':
    'Has no effect on Copilot CLI; only the flag --disable-client-telemetry stops its telemetry.',
  'setting.cline.doNotTrack': 'Has no effect on Cline; telemetryOptOut is what counts.',
  'setting.cline.disableTelemetry': 'Has no effect on Cline; telemetryOptOut is what counts.',
  'setting.continue.continueTelemetryEnabledVariable':
    'Has no effect on current versions. At each start the CLI still asks api.continue.dev, with a hash of the machine id.',
  'setting.continue.doNotTrack': 'Has no effect on Continue.',
  'setting.kilo.doNotTrack': 'Has no effect on Kilo Code; KILO_TELEMETRY_LEVEL is what counts.',
  'setting.kilo.kiloDisableModelsFetch': 'Stops the fetch of the model catalogue at each start.',
  'setting.kilo.kiloDisableAutoupdate': 'Stops the check for updates.',
  'setting.kilo.kiloDisableAutoupdate.cost': 'Updates have to be installed by hand.',
  'setting.kilo.kiloDisableDefaultPlugins': 'Stops the installation of the plugins that come by default.',
  'setting.kilo.kiloDisableSessionIngest': 'Stops the upload of sessions to the vendor.',
  'setting.kilo.kiloDisableShare': 'Stops the sharing of sessions by link.',
  'setting.kilo.kiloDisableCodebaseIndexing': 'Stops the index of the workspace.',
  'setting.kilo.kiloDisableCodebaseIndexing.cost': 'The agent searches files instead.',
};
