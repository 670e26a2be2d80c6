import { commands, ConfigurationTarget, l10n, window, workspace } from 'vscode';
import { settings } from '../../contract.ts';
import type { Configuration } from '../platform/configuration.ts';

/**
 * Whether the records of AI tools may be read. The user is asked once; the answer is kept in a setting that a workspace cannot
 * override. If the answer was no, or in an untrusted workspace, a message says where to change that.
 */
export async function mayRead(configuration: Configuration): Promise<boolean> {
  if (!workspace.isTrusted) {
    show(
      l10n.t('The records of AI tools are not read in Restricted Mode. Trust this workspace first.'),
      l10n.t('Manage Workspace Trust'),
      () => void commands.executeCommand('workbench.trust.manage'),
    );
    return false;
  }
  switch (configuration.get(settings.readHistory)) {
    case 'on':
      return true;
    case 'off':
      show(
        l10n.t('The records of AI tools are not read: you chose this in the setting {0}.', settings.readHistory),
        l10n.t('Open the Setting'),
        () => void commands.executeCommand('workbench.action.openSettings', settings.readHistory),
      );
      return false;
    case 'ask':
      return ask();
  }
}

function show(text: string, action: string, run: () => void): void {
  void window.showInformationMessage(text, action).then(answer => {
    if (answer === action) run();
  });
}

async function ask(): Promise<boolean> {
  const read = l10n.t('Read Them');
  const never = l10n.t('Never');
  const answer = await window.showInformationMessage(
    l10n.t('May Sightglass read the records of your conversations with AI tools?'),
    {
      modal: true,
      detail: l10n.t(
        'These are private conversations, in your home folder and in the folders that are open. They are read on this machine and sent nowhere. Only fingerprints with a private salt, file names and times are kept, in ~/.sightglass/history, for you alone. Your answer is stored in the setting {0}.',
        settings.readHistory,
      ),
    },
    read,
    never,
  );
  if (answer === undefined) return false;
  const value = answer === read ? 'on' : 'off';
  await workspace.getConfiguration().update(settings.readHistory, value, ConfigurationTarget.Global);
  return answer === read;
}
