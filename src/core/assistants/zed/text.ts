/** What each setting does, and what its hardened value costs. */
export const zedText = {
  'setting.zed.telemetryDiagnostics': 'Sends crash dumps.',
  'setting.zed.telemetryMetrics': 'Sends usage metrics: file extensions, features, statistics of projects.',
  'setting.zed.autoUpdate': 'Updates itself.',
  'setting.zed.autoUpdate.cost': 'You update by hand.',
  'setting.zed.editPredictionsProvider': 'Sends the text around the cursor for predictions of edits.',
  'setting.zed.editPredictionsProvider.cost': 'No predictions of edits.',
  'setting.zed.disableAi': 'Turns all AI features off.',
  'setting.zed.disableAi.cost': 'No AI features at all.',
} satisfies Readonly<Record<string, string>>;
