/** What each setting does, and what its hardened value costs. */
export const devinText = {
  'setting.devin.respectGitignore': 'Keeps tools away from ignored files.',
  'setting.devin.respectGitignore.cost': 'The agent cannot open ignored files.',
  'setting.devin.includeGitignoredFiles': 'Offers ignored files in the picker that opens with @.',
  'setting.devin.autoUpdate': 'Updates in the background.',
  'setting.devin.autoUpdate.cost': 'You update by hand.',
} satisfies Readonly<Record<string, string>>;
