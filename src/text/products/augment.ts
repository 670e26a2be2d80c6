/** What each setting does, and what its hardened value costs. */
export const augmentText: Readonly<Record<string, string>> = {
  'setting.augment.workspaceUpload': 'Opening a folder uploads it; remove the folder in the panel or do not sign in.',
};
