import { commands, l10n, window } from 'vscode';
import { restrictedText } from './text.ts';

/** Says why nothing is written in Restricted Mode, and how to leave it. */
export function showRestricted(): void {
  const manage = l10n.t('Manage Workspace Trust');
  void window.showWarningMessage(restrictedText(), manage).then(answer => {
    if (answer === manage) void commands.executeCommand('workbench.trust.manage');
  });
}
