import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, editorTelemetry } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'developers.google.com/gemini-code-assist/docs, create-aiexclude-file',
  date: '2026-11-20',
};

export const geminiCodeAssistSettings: readonly SettingSpec[] = [
  editorTelemetry('documented', source, []),
  accountChoice(
    'Data use',
    'sharing',
    message('setting.geminiCodeAssist.dataUse'),
    source,
    'https://developers.google.com/gemini-code-assist/resources/privacy-notice-gemini-code-assist-individuals',
  ),
];
