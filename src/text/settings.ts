import { settingEffectText } from './settingEffects.ts';

/** Sentences about settings; every code is used in `core/settings` or `core/assistants` (checked by a test). */
export const settingsText: Readonly<Record<string, string>> = {
  ...settingEffectText,
  'settings.edit.malformed': 'The file has an error at line {line}, column {column}; nothing is written.',
  'settings.edit.otherShape': 'The value of {key} has another shape than expected (line {line}); nothing is written.',
};
