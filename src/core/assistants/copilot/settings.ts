import { copilotChatSettings } from './chatSettings.ts';
import { copilotCompletionSettings } from './completionSettings.ts';
import type { SettingSpec } from '../../settings/types.ts';

export const copilotSettings: readonly SettingSpec[] = [...copilotChatSettings, ...copilotCompletionSettings];
