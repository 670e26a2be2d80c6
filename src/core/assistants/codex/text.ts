/** What each setting does, and what its hardened value costs. */
export const codexText = {
  'setting.codex.analyticsEnabled': 'Sends product analytics when you are signed in with ChatGPT.',
  'setting.codex.otelMetricsExporter':
    'Sends operational metrics. It is on by default, and analytics.enabled does not stop it.',
  'setting.codex.otelExporter': 'Sends logs to a collector of your own.',
  'setting.codex.otelTraceExporter': 'Sends traces to a collector of your own.',
  'setting.codex.otelLogUserPrompt': 'Puts the text of prompts into logs.',
  'setting.codex.feedbackEnabled': 'Uploads logs and, if you agree, the session with the feedback command.',
  'setting.codex.feedbackEnabled.cost': 'The feedback command is gone.',
  'setting.codex.checkForUpdateOnStartup': 'Asks for a newer version at each start.',
  'setting.codex.checkForUpdateOnStartup.cost': 'You check for updates yourself.',
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
  'setting.codex.featuresApps':
    'Offers the services that are connected to the ChatGPT account as tools; false takes them away.',
  'setting.codex.featuresApps.cost': 'Those tools are gone in Codex.',
  'setting.codex.featuresMemories': 'Sends past sessions to the model once more, to make memories of them.',
  'setting.codex.featuresPlugins': 'Fetches plugins at the start.',
  'setting.codex.featuresPlugins.cost': 'No plugins.',
  'setting.codex.featuresApiKeyModelDiscovery': 'Asks the provider for its list of models.',
  'setting.codex.featuresDaemonAutoStart': 'Starts a helper in the background.',
  'setting.codex.featuresInAppUpdates': 'Downloads updates from inside the tool.',
  'setting.codex.featuresInAppUpdates.cost': 'You update by hand.',
  'setting.codex.otelLogAgentResponses': 'Puts the answers of the model into logs.',
  'setting.codex.otelLogSseDeltas': 'Puts the streamed answers into logs.',
  'setting.codex.otelLogGuardianAssessments': 'Puts risk assessments into logs.',
  'setting.codex.featuresShellSnapshot':
    'Writes every exported variable, keys included, to a file that other users of the machine can read; false stops it.',
  'setting.codex.featuresShellSnapshot.cost': 'Commands start with a fresh shell each time.',
  'setting.codex.defaultPermissions':
    'Names a permission profile, whose deny entries apply to scripts too. The flag --sandbox on the command line silently switches the profile off.',
  'setting.codex.profile':
    'Selects a table of overrides in versions before 0.169; that version does not start with it and wants --profile and a file of its own.',
  'setting.codex.improveTheModel':
    'Lets the vendor train on your sessions when you sign in with a ChatGPT plan; off is advised. Business plans and API keys are exempt unless you opted in.',
} satisfies Readonly<Record<string, string>>;
