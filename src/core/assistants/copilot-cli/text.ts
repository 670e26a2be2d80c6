/** What each setting does, and what its hardened value costs. */
export const copilotCliText = {
  'setting.copilotCli.remoteExport':
    'Uploads the whole interactive session, with the text of every file read; false stops that.',
  'setting.copilotCli.remoteExport.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.remoteSessions': 'Lets sessions be followed from github.com, which uploads them.',
  'setting.copilotCli.remoteSessions.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.memory': 'Keeps memories about your work on a server.',
  'setting.copilotCli.memory.cost': 'The agent starts afresh each time.',
  'setting.copilotCli.copilotOffline': 'With a model server of your own no other host is asked.',
  'setting.copilotCli.copilotOffline.cost': 'Only models from COPILOT_PROVIDER_BASE_URL.',
  'setting.copilotCli.copilotAutoUpdate':
    'Stops updates by itself. The look-up of releases goes on unless the tool is started with --disable-client-telemetry too.',
  'setting.copilotCli.copilotAutoUpdate.cost': 'Updates have to be installed by hand.',
  'setting.copilotCli.doNotTrack':
    'Has no effect on Copilot CLI; only the flag --disable-client-telemetry stops its telemetry.',
} satisfies Readonly<Record<string, string>>;
