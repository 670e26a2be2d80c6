/** What each setting does, and what its hardened value costs. */
export const rooText = {
  'setting.roo.rooClineDebugProxyEnabled': 'Sends all traffic through a proxy that reads it.',
  'setting.roo.telemetry':
    'Turn it off in the extension, under Settings and About; unset counts as yes. It also follows telemetry.telemetryLevel.',
} satisfies Readonly<Record<string, string>>;
