/** Sentences about settings; every code is used in `core/settings` (checked by a test). */
export const settingsText: Readonly<Record<string, string>> = {};
