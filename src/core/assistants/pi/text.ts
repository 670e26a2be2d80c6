/** What each setting does, and what its hardened value costs. */
export const piText = {
  'setting.pi.enableInstallTelemetry': 'Reports each installation and update, and names the tool to the provider.',
  'setting.pi.enableAnalytics': 'Sends analytics to the maker; off unless you turn it on.',
  'setting.pi.piSkipVersionCheck': 'Stops the check for a newer version.',
  'setting.pi.piSkipVersionCheck.cost': 'You check for updates yourself.',
  'setting.pi.piOffline': 'Stops all traffic that you did not ask for.',
  'setting.pi.piOffline.cost': 'No catalogue of models and no update notices.',
} satisfies Readonly<Record<string, string>>;
