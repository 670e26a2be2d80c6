/** What each setting does, and what its hardened value costs. */
export const clineText = {
  'setting.cline.telemetryOptOut':
    'Opts out of usage data in the extension and the command line, and of the traces with prompts and answers that the command line sends while models of Cline’s own service are used. The feature flag request keeps going, with a device id.',
  'setting.cline.autoUpdateEnabled': 'Updates the command line automatically.',
  'setting.cline.autoUpdateEnabled.cost': 'You update by hand.',
  'setting.cline.clineNoAutoUpdate': 'Stops updates of the command line.',
  'setting.cline.clineNoAutoUpdate.cost': 'You update by hand.',
  'setting.cline.langfuseBaseUrl':
    'Sends prompts and answers of Cline’s own service to this server as well, where the two keys of Langfuse are set and you opted out of usage data.',
  'setting.cline.clineOtelTelemetryEnabled': 'Sends traces even when you opted out of usage data.',
  'setting.cline.doNotTrack': 'Has no effect on Cline; telemetryOptOut is what counts.',
  'setting.cline.disableTelemetry': 'Has no effect on Cline; telemetryOptOut is what counts.',
} satisfies Readonly<Record<string, string>>;
