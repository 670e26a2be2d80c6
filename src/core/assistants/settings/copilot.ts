import { copilotChatSettings } from './copilotChatSettings.ts';
import { copilotCompletionSettings } from './copilotCompletionSettings.ts';
import type { SettingSpec } from '../../settings/types.ts';

export const copilotSettings: readonly SettingSpec[] = [...copilotChatSettings, ...copilotCompletionSettings];
