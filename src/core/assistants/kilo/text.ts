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
} satisfies Readonly<Record<string, string>>;
