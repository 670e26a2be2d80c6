import { homedir } from 'node:os';
import { env, l10n, ThemeIcon, window, workspace } from 'vscode';
import { singleQuoted } from '../../core/guard/hooks/commandLine.ts';
import { isRegistered } from '../../node/guard/registering/overview.ts';
import { guardPlaces } from '../../node/guard/places.ts';
import { showRestricted } from '../platform/restricted.ts';
import type { Guard } from './guard.ts';

/**
 * Runs *Check Guard in Terminal*: `guard status` asks every registered command line a question. This starts programs, which the
 * extension itself never does, so it runs in a terminal that the user can see.
 */
export function checkInTerminal(guard: Guard): void {
  if (!workspace.isTrusted) return showRestricted();
  if (!guard.agents.some(isRegistered)) {
    void window.showInformationMessage(
      l10n.t('The guard is registered in no agent yet, so there is nothing to check.'),
    );
    return;
  }
  const terminal = window.createTerminal({
    name: l10n.t('Guard Status'),
    iconPath: new ThemeIcon('shield'),
    isTransient: true,
  });
  terminal.show();
  terminal.sendText(statusLine(homedir(), env.shell));
}

/** Returns the command line for `guard status`, quoted for the given shell. */
function statusLine(home: string, shell: string): string {
  const { launcher, windowsLauncher } = guardPlaces(home);
  if (process.platform !== 'win32') return `${singleQuoted(launcher)} guard status`;
  return /cmd\.exe$/i.test(shell) ? `"${windowsLauncher}" guard status` : `& '${windowsLauncher}' guard status`;
}
