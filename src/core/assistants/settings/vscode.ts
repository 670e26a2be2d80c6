import { visualStudioCodeChatSettings } from './vscodeChatSettings.ts';
import { visualStudioCodeEditorSettings } from './vscodeEditorSettings.ts';
import type { SettingSpec } from '../../settings/types.ts';

export const visualStudioCodeSettings: readonly SettingSpec[] = [
  ...visualStudioCodeEditorSettings,
  ...visualStudioCodeChatSettings,
];
