import { homedir } from 'node:os';
import { env, l10n, ThemeIcon, window, workspace } from 'vscode';
import { singleQuoted } from '../../core/guard/hooks/commandLine.ts';
import { isRegistered } from '../../node/guard/registering/overview.ts';
import { guardPlaces } from '../../node/guard/places.ts';
import { showRestricted } from '../platform/restricted.ts';
import type { Guard } from './guard.ts';

/**
 * *Check Guard in Terminal*: `guard status` puts a question to every registered command line. That starts programs, which the
 * extension itself never does: it runs in a terminal, where a person sees it.
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

/** `guard status` as a shell takes it. */
function statusLine(home: string, shell: string): string {
  const { launcher, windowsLauncher } = guardPlaces(home);
  if (process.platform !== 'win32') return `${singleQuoted(launcher)} guard status`;
  return /cmd\.exe$/i.test(shell) ? `"${windowsLauncher}" guard status` : `& '${windowsLauncher}' guard status`;
}
