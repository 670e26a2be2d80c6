import { templates } from './render.ts';
import { settingEffectText } from './settingEffects.ts';

/** All templates, with what each setting does. */
export const everyTemplate: typeof templates = { ...templates, ...settingEffectText };
