/** What each setting does, and what its hardened value costs. */
export const clineText = {
  'setting.cline.telemetryOptOut':
    'Opts out of usage data in the extension and the command line. The feature flag request keeps going, with a device id.',
  'setting.cline.autoUpdateEnabled': 'Updates the command line by itself.',
  'setting.cline.autoUpdateEnabled.cost': 'You update by hand.',
  'setting.cline.clineNoAutoUpdate': 'Stops updates of the command line.',
  'setting.cline.clineNoAutoUpdate.cost': 'You update by hand.',
  'setting.cline.clineOtelTelemetryEnabled': 'Sends traces even when you opted out of usage data.',
  'setting.cline.doNotTrack': 'Has no effect on Cline; telemetryOptOut is what counts.',
  'setting.cline.disableTelemetry': 'Has no effect on Cline; telemetryOptOut is what counts.',
} satisfies Readonly<Record<string, string>>;
