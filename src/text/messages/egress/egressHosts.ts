/** What users should know about a host before they allow or block it. */
export const egressHostsText = {
  'host.note.anthropicEvents':
    'Event logging, metrics and feature flags go to this host too; only settings of Claude Code separate them from the model.',
  'host.note.awsSignInPages':
    'The vendor asks to allow it: the sign-in pages load their parts from here, even where the name says analytics.',
  'host.note.claudeConnectors': 'Carries the connectors of a claude.ai account.',
  'host.note.claudeDatadog': 'Events and logs of Claude Code, sent when a flag of the server asks for it.',
  'host.note.claudeDownloads': 'Releases, the model catalogue and the official plugins.',
  'host.note.claudeMarketplace':
    'The interactive start clones the official plugin marketplace from here, also over SSH on port 22, which no HTTP proxy sees.',
  'host.note.claudeSignIn': 'Sign-in with a claude.ai account.',
  'host.note.clearcut':
    'Usage statistics. Google Play and gcloud use the same host, so prefer the setting of the tool.',
  'host.note.clineFlags': 'Events and feature flags share this host; flags are requested even after opting out.',
  'host.note.clineTraces': 'Traces contain prompts and answers while models of Cline’s own service are used.',
  'host.note.codeReferencing': 'Looks for public code that matches a suggestion; completions work without it.',
  'host.note.codeiumSignIn': 'Registers the user; the model is elsewhere.',
  'host.note.codexFeedback': 'Receives logs when feedback is given.',
  'host.note.codexMetrics': 'Metrics, several hundred kilobytes for each run.',
  'host.note.codexPlugins': 'Codex fetches its plugin list from here; git needs the host too.',
  'host.note.codyTelemetry': 'The model and the telemetry share this host; a setting of Cody separates them.',
  'host.note.cognito':
    'Lends the telemetry client its anonymous identity. Every application with a Cognito pool in this region uses the host.',
  'host.note.continueMachineId':
    'The command-line tool reports a digest of the machine id here at each start, past any configured proxy.',
  'host.note.copilotApi': 'Chat, agents and embeddings. The real host comes with the token and depends on the plan.',
  'host.note.copilotImages': 'Receives images that are attached to a chat.',
  'host.note.copilotOldProxy': 'Completions of older versions; today the token names a host of the plan.',
  'host.note.copilotSuffix': 'Allowing every name below it also lets the telemetry hosts of the plans through.',
  'host.note.copilotTelemetry': 'Standard telemetry carries the code of language context.',
  'host.note.cursorApi': 'Most requests of Cursor, metrics and feature flags among them.',
  'host.note.cursorIndex': 'Receives the index of the codebase. Newer versions may fall back to api2.cursor.sh.',
  'host.note.cursorMetrics': 'Error reports, passed on to Sentry.',
  'host.note.cursorTab': 'Cursor Tab. It speaks HTTP/2 only and is said to bypass http.proxy.',
  'host.note.geminiMetrics': 'The model and usage metrics share this host; a setting of the tool separates them.',
  'host.note.githubApi':
    'Tokens, users and content exclusion, and also the upload of the workspace index: only the path tells them apart.',
  'host.note.githubSignIn': 'Sign-in; git needs it too.',
  'host.note.githubWebAnalytics': 'Statistics of the website github.com; the extension does not use it.',
  'host.note.insideModelSuffix': 'Is below the names that are allowed for the model, so it needs a rule of its own.',
  'host.note.insightsDefault': 'Where Application Insights sends when nothing else is configured.',
  'host.note.insightsRegions': 'Application Insights by region; the bare name receives nothing.',
  'host.note.kiloModels': 'Asked for the list of models at each start, also with a key of another provider.',
  'host.note.modelFiles': 'Where model files are downloaded from.',
  'host.note.noLongerUsed': 'Named in documents, but current versions no longer use it.',
  'host.note.ollamaCloud':
    'Cloud models receive the whole prompt here; model advice and updates are fetched from here.',
  'host.note.oneSource': 'Only one public source names it.',
  'host.note.openAiKey': 'Used with an API key.',
  'host.note.openAiLogin':
    'Used with a ChatGPT login. The analytics of Codex go to this host too; only its settings separate them.',
  'host.note.openCodeZen': 'Without any key OpenCode sends the prompt to this gateway at once.',
  'host.note.posthogOld': 'The address of older libraries; the website of the product lives there too.',
  'host.note.settingsSync': 'Settings Sync uploads settings to this host.',
  'host.note.sharedByMany': 'Many unrelated products use this host.',
  'host.note.sharedWithWindows': 'Windows and Office report to the same host.',
  'host.note.statsbeat': 'Asked even with telemetry off: the library reports on itself.',
  'host.note.webviewsNeedIt': 'Webviews of the editor load from names below it.',
  'host.note.windsurfFlags': 'Feature flags; blocking it is said to change how the product behaves.',
  'host.mistaken.notUsed': 'The product does not use this host; it uses {instead}.',
  'host.mistaken.resolver':
    'A public DNS server. Blocking it for everything breaks programs that rely on it, and stops telemetry only in part.',
  'host.mistaken.tooBroad': 'Every product that uses this service would be cut off, the team’s own among them.',
  'host.mistaken.unverified': 'Nothing public shows that the product ever used this host.',
  'host.mistaken.website': 'The website of the service; the data goes to {instead}.',
} satisfies Readonly<Record<string, string>>;
