/** What each setting does, and what its hardened value costs. */
export const codyText = {
  'setting.cody.codyTelemetryLevel': 'Sends usage events to the Sourcegraph instance.',
  'setting.cody.codyExperimentalTelemetryEnabled': 'Sends traces.',
  'setting.cody.codyExperimentalSymfEnabled': 'Downloads a program that builds a local index.',
  'setting.cody.codyExperimentalSymfEnabled.cost': 'No local keyword index.',
} satisfies Readonly<Record<string, string>>;
