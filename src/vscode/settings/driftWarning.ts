import { commands as vscodeCommands, l10n, window, workspace } from 'vscode';
import { commands } from '../../contract.ts';
import { type Drift, updatedSince } from '../../core/settings/hardening/drift.ts';
import type { Posture } from './posture.ts';
import { valueText } from '../report/reportTexts.ts';
import { showRestricted } from '../platform/restricted.ts';
import { toolVersions } from './toolVersions.ts';

/** How many names a warning lists; the rest are counted. */
const shownNames = 3;

/** Warns that a hardened setting has changed, or that an update added settings. */
export async function warnAboutDrift(posture: Posture, drifts: readonly Drift[]): Promise<void> {
  if (drifts.length === 0) return;
  const report = l10n.t('Show Privacy Report');
  const again = l10n.t('Harden Again…');
  const answer = await window.showWarningMessage(`${driftText(drifts)}${updateText(posture)}`, again, report);
  if (answer === report) await vscodeCommands.executeCommand(commands.showPrivacyReport);
  else if (answer === again) await hardenAgain(drifts);
}

/** Runs *Verify Hardening*: reads everything again and says whether the settings still have the hardened values. */
export async function verifyHardening(posture: Posture): Promise<void> {
  await posture.refresh();
  const { hardening, drifts } = posture;
  // The answers are not awaited: the command is finished once the result is shown.
  if (hardening === null) {
    void offerHardening();
    return;
  }
  if (drifts.length > 0) {
    void warnAboutDrift(posture, drifts);
    return;
  }
  const count = Object.keys(hardening.values).length;
  const date = new Date(hardening.at).toLocaleDateString();
  void window.showInformationMessage(
    count === 1
      ? l10n.t('The setting that was hardened on {0} still is.{1}', date, updateText(posture))
      : l10n.t('All {0} settings that were hardened on {1} still are.{2}', count, date, updateText(posture)),
  );
}

async function offerHardening(): Promise<void> {
  const harden = l10n.t('Harden AI Tools on This Machine…');
  const text = l10n.t('Nothing was hardened with Sightglass on this machine yet, so there is nothing to verify.');
  if ((await window.showInformationMessage(text, harden)) === harden) {
    await vscodeCommands.executeCommand(commands.hardenMachine);
  }
}

async function hardenAgain(drifts: readonly Drift[]): Promise<void> {
  if (!workspace.isTrusted) {
    showRestricted();
    return;
  }
  const isInWorkspace = drifts.every(({ state }) => state.scope === 'workspace' || state.scope === 'folder');
  await vscodeCommands.executeCommand(isInWorkspace ? commands.hardenWorkspaceSettings : commands.hardenMachine);
}

function driftText(drifts: readonly Drift[]): string {
  const reset = drifts.filter(each => each.kind === 'reset');
  const fresh = drifts.filter(each => each.kind === 'new');
  const parts: string[] = [];
  if (reset.length > 0) {
    const names = listed(reset.map(each => `${each.state.spec.key} (${valueText(each.state.value)})`));
    parts.push(l10n.t('No longer as hardened: {0}.', names));
  }
  if (fresh.length > 0) {
    parts.push(l10n.t('New since the hardening, and open: {0}.', listed(fresh.map(each => each.state.spec.key))));
  }
  return parts.join(' ');
}

function listed(names: readonly string[]): string {
  const rest = names.length - shownNames;
  const shown = names.slice(0, shownNames).join(', ');
  return rest > 0 ? l10n.t('{0} and {1} more', shown, rest) : shown;
}

function updateText(posture: Posture): string {
  const { hardening } = posture;
  const updates = hardening === null ? [] : updatedSince(hardening, toolVersions(posture.tools));
  if (updates.length === 0) return '';
  const names = listed(updates.map(({ id, from, to }) => `${id} ${from} → ${to}`));
  return ` ${l10n.t('Updated since: {0}.', names)}`;
}
