/** What each setting does, and what its hardened value costs. */
export const cursorText = {
  'setting.cursor.telemetryTelemetryLevel':
    'Governs what Cursor inherited from VS Code; what Cursor itself sends is governed by Privacy Mode.',
  'setting.cursor.workbenchEnableExperiments': 'Fetches experiments in the part that Cursor inherited from VS Code.',
  'setting.cursor.updateMode': 'Checks for updates in the background.',
  'setting.cursor.updateMode.cost': 'You check for updates yourself.',
  'setting.cursor.privacyMode':
    'Turn it on so that providers keep nothing and nothing is used for training. Requests and the index are still sent.',
  'setting.cursor.codebaseIndexing': 'Turn it off so that pieces of every file are no longer uploaded for the index.',
} satisfies Readonly<Record<string, string>>;
