import { l10n, window, workspace } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { HardeningOffers, type HardeningScope } from '../../core/settings/hardening/offers.ts';
import type { SettingState } from '../../core/settings/types.ts';
import { commandsOnPath } from '../../node/files/commandsOnPath.ts';
import { isBelow } from '../../node/files/inside.ts';
import { showRestricted } from '../platform/restricted.ts';
import { propose, showBroken } from '../settings/hardening.ts';
import type { Proposals } from '../writing/proposals.ts';
import type { Judgement } from './judge.ts';

/**
 * Runs *Set What the Policy Asks For…*: changes the settings behind the broken rules with the plans of hardening, including their
 * diff and undo.
 */
export async function fixPolicy(judged: readonly Judgement[], previews: Proposals): Promise<void> {
  if (!workspace.isTrusted) {
    showRestricted();
    return;
  }
  const folders = judged.map(({ name, readings, toMend }) => ({ name, readings, states: toMend }));
  const states = folders.flatMap(each => each.states);
  const commands = commandsOnPath(
    states.flatMap(({ spec }) => spec.needsCommands ?? []),
    process.env['PATH'] ?? '',
  );
  const offers = new HardeningOffers(folders, commands, isBelow);
  // What a folder sets is changed in the folder, everything else in the user's own files.
  const parts: readonly (readonly [HardeningScope, (state: SettingState) => boolean])[] = [
    ['user', state => !isOfFolder(state)],
    ['workspace', isOfFolder],
  ];
  const plans = parts.map(([scope, isWanted]) => ({ scope, plan: offers.plan(scope, isWanted) }));
  const [broken] = plans.flatMap(({ plan }) => plan.broken ?? []);
  if (broken !== undefined) {
    await showBroken(broken);
    return;
  }
  const offered = plans.flatMap(({ scope, plan }) => offers.of(plan, scope));
  if (offered.length === 0) {
    void window.showInformationMessage(
      l10n.t('None of it can be set from here; the privacy report says what decides.'),
    );
    return;
  }
  const skipped = plans.reduce((sum, { plan }) => sum + plan.skipped.length, 0);
  const title = l10n.t('Set What the Policy Asks For');
  await propose(offered, skipped, { offers, previews, title, nameOf: assistantName, isHardening: false });
}

function isOfFolder({ scope }: SettingState): boolean {
  return scope === 'workspace' || scope === 'folder';
}
