import { type Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import { commands } from '../../contract.ts';
import { countOutcomes } from '../../core/policy/check/check.ts';
import { endsSoon } from '../../core/policy/check/exceptions.ts';
import { distinctExceptions, distinctResults, type Judgement } from './judge.ts';

/** Creates the status bar item. It is only visible while a rule is broken or an exception ends within a week. */
export function policyStatus(): Disposable & { readonly show: (judged: readonly Judgement[]) => void } {
  const item = window.createStatusBarItem('sightglass.policy', StatusBarAlignment.Right, 89);
  item.name = l10n.t('Sightglass: policy');
  item.command = commands.showPolicy;
  return {
    show: judged => {
      const { broken } = countOutcomes(distinctResults(judged));
      const isEnding = distinctExceptions(judged).some(endsSoon);
      if (broken === 0 && !isEnding) {
        item.hide();
        return;
      }
      item.text =
        broken > 0 ? l10n.t('$(law) {0} against the policy', broken) : l10n.t('$(law) An exception ends soon');
      item.tooltip = l10n.t('What on this machine breaks the policy, and what decides');
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
