import { visualStudioCodeChatSettings } from './chatSettings.ts';
import { visualStudioCodeEditorSettings } from './editorSettings.ts';
import type { SettingSpec } from '../../settings/types.ts';

export const visualStudioCodeSettings: readonly SettingSpec[] = [
  ...visualStudioCodeEditorSettings,
  ...visualStudioCodeChatSettings,
];
