/** What each setting does, and what its hardened value costs. */
export const openCodeText = {
  'setting.opencode.share': 'Whether sessions may be shared: by hand, always, or never.',
  'setting.opencode.share.cost': 'The share command is gone.',
  'setting.opencode.autoupdate': 'Updates itself at the start.',
  'setting.opencode.autoupdate.cost': 'You update by hand.',
  'setting.opencode.snapshot': 'Copies untracked files, .env and keys included, into its own store; false stops that.',
  'setting.opencode.snapshot.cost': 'Changes of the agent cannot be undone from inside OpenCode.',
  'setting.opencode.permissionRead':
    'Asks or refuses before the read tool opens these files; the last matching pattern decides. Search and shell do not obey it.',
  'setting.opencode.opencodeDisableAutoupdate': 'Stops updates of itself.',
  'setting.opencode.opencodeDisableModelsFetch': 'Stops fetching the catalogue of models.',
  'setting.opencode.opencodeDisableLspDownload': 'Stops downloading language servers.',
  'setting.opencode.opencodeDisableDefaultPlugins': 'Stops installing the default plugins.',
  'setting.opencode.opencodeDisableShare': 'Stops the sharing of sessions.',
  'setting.opencode.opencodePure': 'Runs without plugins from outside.',
  'setting.opencode.opencodeAutoShare': 'Shares every session as soon as it is set.',
  'setting.opencode.experimentalOpenTelemetry':
    'Sends traces of requests, with prompts and answers, to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names.',
  'setting.opencode.opencodeEnableParallel': 'Sends web searches to Parallel.',
  'setting.opencode.opencodeExperimental': 'Switches all experiments on, web searches at mcp.exa.ai included.',
  'setting.opencode.opencodeEnableExa': 'Sends web searches to mcp.exa.ai.',
} satisfies Readonly<Record<string, string>>;
