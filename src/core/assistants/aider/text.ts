/** What each setting does, and what its hardened value costs. */
export const aiderText = {
  'setting.aider.analyticsDisable': 'Turns analytics off for good.',
  'setting.aider.analytics':
    'Sends analytics of the session; a part of the users is asked, nothing is sent before a yes.',
  'setting.aider.checkUpdate': 'Asks for a newer version at the start.',
  'setting.aider.checkUpdate.cost': 'You check for updates yourself.',
  'setting.aider.gitignore': 'Adds the files of Aider, chat history included, to .gitignore.',
} satisfies Readonly<Record<string, string>>;
