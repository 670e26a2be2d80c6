/** What each setting does, and what its hardened value costs. */
export const ampText = {
  'setting.amp.ampGitCommitAmpThreadEnabled': 'Puts the address of the thread into commit messages.',
  'setting.amp.threadVisibility': 'Threads are visible to your workspace by default; set them to private.',
} satisfies Readonly<Record<string, string>>;
