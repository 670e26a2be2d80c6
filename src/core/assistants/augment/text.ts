/** What each setting does, and what its hardened value costs. */
export const augmentText = {
  'setting.augment.workspaceUpload': 'Opening a folder uploads it; remove the folder in the panel or do not sign in.',
} satisfies Readonly<Record<string, string>>;
