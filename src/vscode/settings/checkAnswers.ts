import type { ExtensionContext } from 'vscode';
import { stateKeys } from '../../contract.ts';
import { type Check, type CheckAnswer, checklist, withAnswer } from '../../core/settings/checklist.ts';
import type { SettingState } from '../../core/settings/types.ts';

/** The user's answers to the choices that no file shows, stored for this machine. */
export class CheckAnswers {
  constructor(private readonly context: ExtensionContext) {}

  checks(states: readonly SettingState[]): readonly Check[] {
    return checklist(states, this.context.globalState.get(stateKeys.checkAnswers));
  }

  async answer(id: string, answer: CheckAnswer): Promise<void> {
    const answers = this.context.globalState.get(stateKeys.checkAnswers);
    await this.context.globalState.update(
      stateKeys.checkAnswers,
      withAnswer(answers, id, answer, new Date().toISOString()),
    );
  }
}
