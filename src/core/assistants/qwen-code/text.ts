/** What each setting does, and what its hardened value costs. */
export const qwenCodeText = {
  'setting.qwenCode.privacyUsageStatisticsEnabled': 'Sends usage statistics.',
  'setting.qwenCode.telemetryEnabled': 'Sends traces to a collector of your own.',
  'setting.qwenCode.telemetryLogPrompts': 'Puts the text of prompts into traces.',
  'setting.qwenCode.telemetryIncludeSensitiveSpanAttributes':
    'Puts prompts, answers, and what tools are given and return into traces as soon as traces are on.',
  'setting.qwenCode.memoryEnableTeamMemorySync':
    'Commits the contents of the team’s memory and pushes them to the repository’s server at the start of a session.',
  'setting.qwenCode.artifactPublisher':
    'Where pages go that the model publishes: to this disk, or uploaded where others can read them.',
  'setting.qwenCode.toolsWebSearchEnabled':
    'Sends searches of the model to the vendor; false takes the tool away. Where it is not set, the account decides.',
  'setting.qwenCode.toolsWebSearchEnabled.cost': 'The model cannot search the web.',
  'setting.qwenCode.generalChatRecording':
    'Keeps conversations, with the text of every file read, on this disk; false stops that.',
  'setting.qwenCode.generalChatRecording.cost': 'Sessions cannot be resumed.',
  'setting.qwenCode.generalEnableAutoUpdate': 'Updates itself.',
  'setting.qwenCode.generalEnableAutoUpdate.cost': 'You update by hand.',
} satisfies Readonly<Record<string, string>>;
