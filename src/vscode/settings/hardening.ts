import type { Message } from '../../core/message.ts';
import { l10n, window, workspace } from 'vscode';
import { nameOf } from '../../core/settings/history.ts';
import {
  HardeningOffers,
  type HardeningScope,
  type OfferedChange,
  offersUpTo,
} from '../../core/settings/hardening/offers.ts';
import type { Plan } from '../../core/settings/types.ts';
import type { FolderStates } from '../../core/settings/folderStates.ts';
import { uriOfFile } from '../files/fileNames.ts';
import { hasComputer, isBelow } from '../files/host.ts';
import { chooseChanges, chooseLevel } from './hardeningChoice.ts';
import { openRange } from '../platform/workspace/openRange.ts';
import type { Proposals } from '../writing/proposals.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { showRestricted } from '../platform/restricted.ts';

/** Access to the settings that can be hardened: of a computer with its tools, or of an editor in a browser. */
export interface HardeningSource {
  /** Whether a folder is open whose settings can be written. */
  readonly hasFolder: boolean;
  /** The settings that were read: one entry for each folder, or one without a folder; empty before the first read. */
  readonly folders: readonly FolderStates[];
  /** Programs that are installed here and that some hardened values need. */
  readonly commandsFound: readonly string[];
  /** Reads everything again. Never rejects. */
  refresh(): Promise<void>;
  nameOf(id: string): string;
}

export interface HardeningServices {
  readonly posture: HardeningSource;
  readonly previews: Proposals;
}

/** Runs *Harden Workspace Settings…* and *Harden AI Tools on This Machine…*: choose, look at the diff, apply, undo. */
export async function harden({ posture, previews }: HardeningServices, scope: HardeningScope): Promise<void> {
  if (!workspace.isTrusted) {
    showRestricted();
    return;
  }
  if (scope === 'workspace' && !posture.hasFolder) {
    void window.showWarningMessage(
      hasComputer
        ? l10n.t('Open a folder on this disk first: workspace settings belong to a folder.')
        : l10n.t('Open a folder first: workspace settings belong to a folder.'),
    );
    return;
  }
  await posture.refresh();
  if (posture.folders.length === 0) {
    void window.showErrorMessage(l10n.t('The settings could not be read. The log says why.'));
    return;
  }
  const offers = new HardeningOffers(posture.folders, posture.commandsFound, isBelow);
  const whole = offers.plan(scope);
  const [broken] = whole.broken ?? [];
  if (broken !== undefined) {
    await showBroken(broken);
    return;
  }
  const offered = offers.of(whole, scope);
  if (offered.length === 0) {
    void window.showInformationMessage(nothingText(whole, scope));
    return;
  }
  const title = titleOf(scope);
  const level = await chooseLevel(title, offered);
  if (level === undefined) return;
  const { skipped } = offers.plan(scope, () => true, level);
  await propose(offersUpTo(offered, level), skipped.length, {
    offers,
    previews,
    title,
    nameOf: id => posture.nameOf(id),
    isHardening: true,
  });
}

/** The offers, and what turns the chosen ones into a diff. */
export interface Proposing {
  readonly offers: HardeningOffers;
  readonly previews: Proposals;
  readonly title: string;
  /** Returns the name of a product. */
  readonly nameOf: (id: string) => string;
  /** Whether the chosen settings count as hardened, so that a later change of them is reported. */
  readonly isHardening: boolean;
}

/**
 * Lets the user choose changes, and shows their diff.
 * @param skipped how many more settings should change but cannot be written
 */
export async function propose(
  offered: readonly OfferedChange[],
  skipped: number,
  { offers, previews, title, nameOf: productName, isHardening }: Proposing,
): Promise<void> {
  const chosen = await chooseChanges(title, offered, skipped, productName);
  if (chosen === undefined || chosen.length === 0) return;
  const edits = (['workspace', 'user'] as const).flatMap(each => {
    const wanted = new Set(chosen.flatMap(({ change, scope: own }) => (own === each ? change.state : [])));
    return offers.plan(each, state => wanted.has(state)).edits;
  });
  await previews.propose({ title, edits, hardens: isHardening ? chosen.map(each => nameOf(each.change.state)) : [] });
}

/**
 * Says that a file cannot be parsed and therefore cannot be changed safely: the user, who knows what was meant, has to fix it
 * first.
 */
export async function showBroken(why: Message): Promise<void> {
  const open = l10n.t('Open File');
  const answer = await window.showErrorMessage(l10n.t('Nothing is written: {0}', sayEverything(why)), open);
  const { file, line } = why.args;
  if (answer === open && typeof file === 'string' && typeof line === 'number') {
    await openRange(uriOfFile(file).toString(), line, line);
  }
}

function titleOf(scope: HardeningScope): string {
  return scope === 'workspace' ? l10n.t('Harden Workspace Settings') : l10n.t('Harden AI Tools on This Machine');
}

function nothingText(plan: Plan, scope: HardeningScope): string {
  const others = plan.skipped.length;
  const nothing = scope === 'workspace' ? l10n.t('Nothing to do in this workspace.') : l10n.t('Nothing to do here.');
  return others === 0
    ? nothing
    : `${nothing} ${l10n.t('{0} settings cannot be set here; the privacy report lists them.', others)}`;
}
