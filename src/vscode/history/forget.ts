import { l10n, window, workspace } from 'vscode';
import { forgetHistory, historyFolder } from '../../node/history/index.ts';
import type { Log } from '../platform/log.ts';
import { showRestricted } from '../platform/restricted.ts';

/**
 * Runs *Forget History Index…*: shows what is kept of the records that were read, and deletes it after a confirmation.
 * @returns whether it was deleted
 */
export async function forgetIndex(home: string, log: Log): Promise<boolean> {
  if (!workspace.isTrusted) {
    showRestricted();
    return false;
  }
  const folder = historyFolder(home);
  try {
    const files = forgetHistory(folder, false);
    if (files.length === 0) {
      void window.showInformationMessage(l10n.t('Nothing is kept of the records of AI tools.'));
      return false;
    }
    const forget = l10n.t('Forget');
    const answer = await window.showWarningMessage(
      l10n.t('Forget what was kept of the records of AI tools?'),
      {
        modal: true,
        detail: [...files, '', l10n.t('The records themselves stay. The next reading starts from scratch.')].join('\n'),
      },
      forget,
    );
    if (answer !== forget) return false;
    forgetHistory(folder, true);
    return true;
  } catch (error) {
    log.error('The history index could not be removed', error);
    void window.showErrorMessage(l10n.t('{0} could not be emptied. The log says why.', folder));
    return false;
  }
}
