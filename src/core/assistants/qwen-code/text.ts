/** What each setting does, and what its hardened value costs. */
export const qwenCodeText = {
  'setting.qwenCode.privacyUsageStatisticsEnabled': 'Sends usage statistics.',
  'setting.qwenCode.telemetryEnabled': 'Sends traces to a collector of your own.',
  'setting.qwenCode.telemetryLogPrompts': 'Puts the text of prompts into traces.',
  'setting.qwenCode.generalEnableAutoUpdate': 'Updates itself.',
  'setting.qwenCode.generalEnableAutoUpdate.cost': 'You update by hand.',
} satisfies Readonly<Record<string, string>>;
