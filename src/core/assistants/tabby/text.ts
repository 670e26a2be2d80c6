/** What each setting does, and what its hardened value costs. */
export const tabbyText = {
  'setting.tabby.tabbyConfigTelemetry':
    'The name is the wrong way round: true turns usage tracking off, false leaves it on.',
  'setting.tabby.anonymousUsageTrackingDisable': 'Stops usage events of the client.',
  'setting.tabby.tabbyDisableUsageCollection': 'Stops usage events of the server.',
} satisfies Readonly<Record<string, string>>;
