/** What each setting does, and what its hardened value costs. */
export const kiloText = {
  'setting.kilo.kiloTelemetryLevel': 'Anything but all stops usage events.',
  'setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger': 'Suggests while you type.',
  'setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger.cost': 'No suggestions while you type.',
  'setting.kilo.kiloCodeNewAutocompleteEnableChatAutocomplete': 'Suggests inside the chat box.',
  'setting.kilo.doNotTrack': 'Has no effect on Kilo Code; KILO_TELEMETRY_LEVEL is what counts.',
  'setting.kilo.kiloDisableModelsFetch': 'Stops the fetch of the model catalogue at each start.',
  'setting.kilo.kiloDisableAutoupdate': 'Stops the check for updates.',
  'setting.kilo.kiloDisableAutoupdate.cost': 'Updates have to be installed by hand.',
  'setting.kilo.kiloDisableDefaultPlugins': 'Stops the installation of the plugins that come by default.',
  'setting.kilo.kiloDisableSessionIngest': 'Stops the upload of sessions to the vendor.',
  'setting.kilo.kiloDisableShare': 'Stops the sharing of sessions by link.',
  'setting.kilo.kiloDisableCodebaseIndexing': 'Stops the index of the workspace.',
  'setting.kilo.kiloDisableCodebaseIndexing.cost': 'The agent searches files instead.',
  'setting.kilo.kiloDisablePresence': 'Stops reporting to the vendor which sessions are open on this machine.',
  'setting.kilo.remoteControl':
    'Connects sessions to the vendor’s cloud at the start, from where they can be followed and controlled.',
  'setting.kilo.experimentalOpenTelemetry':
    'Sends usage events from the command line to PostHog, in spite of its name; false stops that.',
  'setting.kilo.share': 'Whether sessions may be shared: by hand, always, or never.',
  'setting.kilo.share.cost': 'The share command is gone.',
  'setting.kilo.hidePromptTrainingModels': 'Leaves models out of the lists that may train on your prompts.',
  'setting.kilo.hidePromptTrainingModels.cost': 'Some free models are not offered.',
  'setting.kilo.webSearch': 'Offers web search to every model; what it searches for goes to the search service.',
  'setting.kilo.sandboxEnabled':
    'Runs tools in a sandbox of the operating system, without network unless it is allowed.',
  'setting.kilo.sandboxEnabled.cost': 'Commands that need the network or write outside of the folder fail.',
} satisfies Readonly<Record<string, string>>;
