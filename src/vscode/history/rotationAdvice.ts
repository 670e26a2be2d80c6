import { env, l10n, Uri, window } from 'vscode';
import { rotationPage } from '../../core/secrets/fixes/rotationPages.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { say } from '../platform/text.ts';

/** How a secret of a rule is changed at its provider. The address of the page is shown; a person opens it. */
export async function showRotation(ruleId: string): Promise<void> {
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
