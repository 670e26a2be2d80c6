import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'menloresearch/jan@f572350c (2025-07)', date: '2026-11-20' };

export const janSettings: readonly SettingSpec[] = [
  accountChoice('Analytics', 'telemetry', message('setting.jan.analytics'), source, 'https://jan.ai/docs/privacy'),
];
