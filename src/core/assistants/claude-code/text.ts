/** What each setting does, and what its hardened value costs. */
export const claudeCodeText = {
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
    'Runs shell commands in a sandbox of the operating system, where the deny rules apply to scripts too.',
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
  'setting.claudeCode.disableGrowthbook': 'Stops fetching feature flags; usage events continue.',
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
  'setting.claudeCode.enableArtifact': 'Lets artifacts be published to claude.ai; false stops that.',
  'setting.claudeCode.disableArtifact':
    'The old name: true stops publishing artifacts to claude.ai. Use enableArtifact.',
  'setting.claudeCode.autoUploadSessions': 'Copies the sessions of this machine to claude.ai, where they can be read.',
  'setting.claudeCode.feedbackDrafts':
    'Lets the model draft feedback to the vendor, which waits for you to send it; off stops the drafts.',
  'setting.claudeCode.feedbackDrafts.cost': 'You write feedback yourself.',
  'setting.claudeCode.syncClaudeAiSkills':
    'Fetches the skills of the account on claude.ai again and again while a session runs; false stops that.',
  'setting.claudeCode.syncClaudeAiSkills.cost': 'Those skills are gone in Claude Code.',
  'setting.claudeCode.syncClaudeAiPlugins':
    'Fetches the plugins of the account on claude.ai at each start; false stops that.',
  'setting.claudeCode.syncClaudeAiPlugins.cost': 'Those plugins are gone in Claude Code.',
  'setting.claudeCode.bunEnableCrashReporting':
    'Uploads reports when the program itself crashes, where the vendor has switched that on; 0 stops them.',
  'setting.claudeCode.cleanupPeriodDays':
    'Days that transcripts, with the text of every file read, stay on this disk. 0 is invalid and voids the whole file.',
  'setting.claudeCode.cleanupPeriodDays.cost': 'Older sessions cannot be resumed.',
  'setting.claudeCode.respectGitignore':
    'Leaves ignored files out of the picker that opens with @. It does not stop a read.',
  'setting.claudeCode.doNotTrack': 'Does the same as DISABLE_TELEMETRY, but 0 leaves telemetry on.',
  'setting.claudeCode.claudeCodeEnableTelemetry':
    'Sends traces to a collector of your own; with OTEL_LOG_USER_PROMPTS they contain the prompts.',
  'setting.claudeCode.otelLogUserPrompts': 'Puts the text of prompts into traces.',
  'setting.claudeCode.otelLogAssistantResponses':
    'Puts the answers of the model into traces. Where it is not set, OTEL_LOG_USER_PROMPTS decides that as well.',
  'setting.claudeCode.otelLogToolDetails': 'Puts commands, paths and names of tools, skills and servers into traces.',
  'setting.claudeCode.otelLogToolContent':
    'Puts what tools are given and what they return into traces, the text of files included.',
  'setting.claudeCode.otelLogRawApiBodies': 'Puts whole requests, code included, into traces.',
  'setting.claudeCode.claudeCodeRespectGitIgnore': 'Leaves ignored files out of the file search of the extension.',
  'setting.claudeCode.modelImprovement':
    'Whether chats may train models; it also decides how long they are kept. Choose in the privacy settings of claude.ai.',
  'setting.claudeCode.anthropicBaseUrl':
    'Moves only the model requests to another address. Usage events and feature flags still go to the vendor.',
} satisfies Readonly<Record<string, string>>;
