import { env, l10n, Uri, window } from 'vscode';
import { rotationPage } from '../../core/secrets/fixes/rotationPages.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { say } from '../platform/text.ts';

/**
 * Explains how to rotate a secret at its provider; asks which one if there are several kinds.
 * @param ruleIds if empty, nothing happens
 */
export async function showRotation(ruleIds: readonly string[]): Promise<void> {
  const [first, ...others] = new Set(ruleIds);
  if (first === undefined) return;
  const chosen = others.length === 0 ? first : await chooseRule([first, ...others]);
  if (chosen !== undefined) await advise(chosen);
}

async function chooseRule(ruleIds: readonly string[]): Promise<string | undefined> {
  const picks = ruleIds.map(ruleId => {
    const rule = secrets().ruleById(ruleId);
    return { label: rule === null ? ruleId : say(rule.description), ruleId };
  });
  return (await window.showQuickPick(picks, { title: l10n.t('Which secret do you want to rotate?') }))?.ruleId;
}

/** Shows the advice. The address of the provider's page is shown before the user opens it. */
async function advise(ruleId: string): Promise<void> {
  const rule = secrets().ruleById(ruleId);
  if (rule === null) {
    void window.showInformationMessage(
      l10n.t(
        'This rule is the workspace’s own: who issued the secret is not known. Change it there, then where it is used.',
      ),
    );
    return;
  }
  const page = rotationPage(rule.provider, rule.docs);
  if (page === null) {
    void window.showInformationMessage(say(rule.rotation));
    return;
  }
  const open = l10n.t('Open the Page');
  const answer = await window.showInformationMessage(l10n.t('{0} Page: {1}', say(rule.rotation), page), open);
  if (answer === open) await env.openExternal(Uri.parse(page, true));
}
