/** What each setting does, and what its hardened value costs. */
export const geminiCliText = {
  'setting.geminiCli.privacyUsageStatisticsEnabled': 'Sends usage statistics to Google.',
  'setting.geminiCli.telemetryEnabled': 'Sends traces to a collector of your own.',
  'setting.geminiCli.telemetryLogPrompts': 'Puts the text of prompts into traces as soon as traces are on.',
  'setting.geminiCli.telemetryTraces':
    'Puts whole requests, answers and results of tools into traces as soon as traces are on, unless telemetry.logPrompts is off.',
  'setting.geminiCli.generalEnableAutoUpdate': 'Updates itself.',
  'setting.geminiCli.generalEnableAutoUpdate.cost': 'You update by hand.',
  'setting.geminiCli.generalEnableAutoUpdateNotification': 'Asks the registry for a newer version at the start.',
  'setting.geminiCli.generalEnableAutoUpdateNotification.cost': 'No notice of new versions.',
  'setting.geminiCli.contextFileFilteringRespectGitIgnore': 'Refuses to read files that .gitignore names.',
  'setting.geminiCli.contextFileFilteringRespectGeminiIgnore': 'Refuses to read files that .geminiignore names.',
  'setting.geminiCli.securityEnvironmentVariableRedactionEnabled':
    'Takes credentials out of the environment of shell commands.',
  'setting.geminiCli.securityEnvironmentVariableRedactionEnabled.cost': 'Commands that need such a variable fail.',
  'setting.geminiCli.freeTierDataUse':
    'On the free tiers people may read what you send; use the privacy switch of the account or a paid key.',
  'setting.geminiCli.contextIncludeDirectoryTree':
    'Puts up to 200 names of files and folders into each request; false leaves them out.',
  'setting.geminiCli.contextIncludeDirectoryTree.cost': 'The model has to ask for listings.',
  'setting.geminiCli.doNotTrack': 'Has no effect on Gemini CLI; privacy.usageStatisticsEnabled is what counts.',
} satisfies Readonly<Record<string, string>>;
