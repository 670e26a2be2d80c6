/** What each setting does, and what its hardened value costs. */
export const tabnineText = {
  'setting.tabnine.telemetryEnableTelemetry':
    'The old name of the telemetry switch. Tabnine still reads it; VS Code itself reads telemetry.telemetryLevel.',
  'setting.tabnine.tabnineReceiveBetaChannelUpdates': 'Takes updates from the beta channel.',
} satisfies Readonly<Record<string, string>>;
