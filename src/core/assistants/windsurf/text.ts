/** What each setting does, and what its hardened value costs. */
export const windsurfText = {
  'setting.windsurf.telemetryTelemetryLevel':
    'Governs what Windsurf inherited from VS Code, not what its own service receives.',
  'setting.windsurf.workbenchEnableExperiments':
    'Fetches experiments in the part that Windsurf inherited from VS Code.',
  'setting.windsurf.zeroDataRetention': 'Turn it on in the profile so that snippets are not kept or used for training.',
} satisfies Readonly<Record<string, string>>;
