/** What each setting does, and what its hardened value costs. */
export const copilotCliText = {
  'setting.copilotCli.remoteExport':
    'Uploads the whole interactive session, with the text of every file read; false stops that.',
  'setting.copilotCli.remoteExport.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.remoteSessions': 'Lets sessions be followed from github.com, which uploads them.',
  'setting.copilotCli.remoteSessions.cost': 'Sessions cannot be followed from github.com.',
  'setting.copilotCli.memory': 'Keeps memories about your work on a server.',
  'setting.copilotCli.memory.cost': 'The agent starts afresh each time.',
  'setting.copilotCli.ahpPublishNewSessions': 'Publishes new sessions of this machine to the account.',
  'setting.copilotCli.ahpAcceptRemoteConnections':
    'Lets other devices of the account connect to sessions on this machine.',
  'setting.copilotCli.connectors':
    'Offers the services that are connected to the account as tools; false takes them away.',
  'setting.copilotCli.connectors.cost': 'Those tools are gone in Copilot CLI.',
  'setting.copilotCli.telemetryCaptureContent':
    'The old name for prompts, answers, and what tools are given and return in traces.',
  'setting.copilotCli.telemetryCapturePrompts':
    'Puts prompts, and everything else the model is given, into traces as soon as traces are on.',
  'setting.copilotCli.telemetryCaptureResponses': 'Puts the answers of the model into traces as soon as traces are on.',
  'setting.copilotCli.telemetryCaptureToolArguments': 'Puts what tools are given into traces as soon as traces are on.',
  'setting.copilotCli.telemetryCaptureToolOutput':
    'Puts what tools return, the text of files included, into traces as soon as traces are on.',
  'setting.copilotCli.telemetryCaptureIdentity':
    'Puts the account, the name of the user and that of this machine into traces as soon as traces are on.',
  'setting.copilotCli.sandboxEnabled': 'Runs shell commands in a sandbox of the operating system.',
  'setting.copilotCli.sandboxEnabled.cost': 'Commands that need other folders or hosts ask first, or fail.',
  'setting.copilotCli.autoUpdate': 'Fetches new versions of the program, and of its own plugins, at the start.',
  'setting.copilotCli.copilotOffline': 'With a model server of your own no other host is asked.',
  'setting.copilotCli.copilotOffline.cost': 'Only models from COPILOT_PROVIDER_BASE_URL.',
  'setting.copilotCli.copilotAutoUpdate':
    'Stops automatic updates. The look-up of releases goes on unless the tool is started with --disable-client-telemetry too.',
  'setting.copilotCli.copilotAutoUpdate.cost': 'Updates have to be installed by hand.',
  'setting.copilotCli.doNotTrack':
    'Has no effect on Copilot CLI; only the flag --disable-client-telemetry stops its telemetry.',
} satisfies Readonly<Record<string, string>>;
