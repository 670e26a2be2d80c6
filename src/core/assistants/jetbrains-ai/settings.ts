import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'jetbrains.com/help, AI Assistant and Junie (2026.2)', date: '2026-11-20' };

export const jetbrainsAiSettings: readonly SettingSpec[] = [
  accountChoice(
    'Detailed data collection',
    'sharing',
    message('setting.jetbrainsAi.detailedDataCollection'),
    source,
    'https://www.jetbrains.com/help/idea/settings-usage-statistics.html',
  ),
];
