/** What each setting does, and what its hardened value costs. */
export const continueDevText = {
  'setting.continue.continueTelemetryEnabled': 'Sent usage data in versions before 2.0; newer ones have no such code.',
  'setting.continue.continueEnableTabAutocomplete': 'Suggests while you type, with snippets of open and recent files.',
  'setting.continue.continueEnableTabAutocomplete.cost': 'No suggestions while you type.',
  'setting.continue.continueEnableNextEdit': 'Predicts the next edit and sends your recent edits for it.',
  'setting.continue.continueEnableNextEdit.cost': 'No predictions of edits.',
  'setting.continue.continuePauseCodebaseIndexOnStart': 'Waits with the index of the codebase until you ask for it.',
  'setting.continue.continuePauseCodebaseIndexOnStart.cost': 'The index is built only when you start it.',
  'setting.continue.continueMetricsEnabled': 'Sends metrics to a collector of your own when an OTEL exporter is set.',
  'setting.continue.continueTelemetryEnabledVariable':
    'Has no effect on current versions. At each start the CLI still asks api.continue.dev, with a hash of the machine id.',
  'setting.continue.doNotTrack': 'Has no effect on Continue.',
} satisfies Readonly<Record<string, string>>;
