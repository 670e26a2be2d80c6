import { settingEffectText } from './settingEffects.ts';

/** Sentences about settings; every code is used in `core/settings` or `core/assistants` (checked by a test). */
export const settingsText: Readonly<Record<string, string>> = {
  ...settingEffectText,
};
