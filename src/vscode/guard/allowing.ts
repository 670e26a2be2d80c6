import { homedir } from 'node:os';
import { l10n, window, workspace } from 'vscode';
import { slashed } from '../../core/guard/places.ts';
import type { Allowance } from '../../core/guard/types.ts';
import { allowPath, revokePath } from '../../node/guard/allowances.ts';
import { showRestricted } from '../platform/restricted.ts';
import { isAllowable } from './decisionItem.ts';
import { decisionFile } from './decisionPlaces.ts';
import type { Guard } from './guard.ts';
import type { GuardNode } from './guardTree.ts';
import { momentText, shownFile, untilText } from './guardTexts.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * Runs *Allow Once…* and *Allow Until…*: lets agents read a file that was refused.
 * @param row the decision, as the view passes it; without a decision, nothing happens
 */
export async function allow(guard: Guard, row: unknown, kind: 'once' | 'until'): Promise<void> {
  const node = asNode(row);
  if (node?.kind !== 'decision' || !isAllowable(node.decision)) return;
  const file = decisionFile(node.decision);
  if (file === null) return;
  if (!workspace.isTrusted) return showRestricted();
  const until = kind === 'once' ? null : await chooseEnd(shownFile(file), Date.now());
  if (until === undefined) return;
  if (!(await isPersonSure(shownFile(file), until))) return;
  const allowance: Allowance = { path: slashed(file, process.platform === 'win32'), until };
  await keep(guard, () => allowPath(homedir(), allowance, Date.now()));
}

/** Runs *Revoke Allowance*. */
export async function revoke(guard: Guard, row: unknown): Promise<void> {
  const node = asNode(row);
  if (node?.kind !== 'allowance') return;
  if (!workspace.isTrusted) return showRestricted();
  const { path } = node.allowance;
  await keep(guard, () => revokePath(homedir(), path, Date.now()));
}

/** Asks in a modal dialog, which no command can answer: an agent that can run editor commands must not be able to free itself. */
async function isPersonSure(name: string, until: number | null): Promise<boolean> {
  const yes = until === null ? l10n.t('Allow Once') : l10n.t('Allow');
  const question = l10n.t('Let AI agents read {0} {1}?', name, untilText(until));
  const detail =
    until === null
      ? l10n.t('The first agent that reads it gets its text, secrets included. It is refused again a minute later.')
      : l10n.t('Every agent that reads it gets its text, secrets included. The Guard view lists it, and revokes it.');
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

/**
 * Asks when the allowance ends.
 * @returns milliseconds since 1970; undefined if canceled
 */
async function chooseEnd(name: string, now: number): Promise<number | undefined> {
  const tonight = new Date(now);
  tonight.setHours(24, 0, 0, 0);
  const ends = [
    { label: l10n.t('For 15 minutes'), until: now + 15 * minute },
    { label: l10n.t('For an hour'), until: now + hour },
    { label: l10n.t('Until midnight'), until: tonight.getTime() },
    { label: l10n.t('For a week'), until: now + 7 * 24 * hour },
  ];
  const picks = ends.map(each => ({ ...each, description: untilText(each.until) }));
  const picked = await window.showQuickPick(picks, {
    title: l10n.t('Allow {0}', name),
    placeHolder: l10n.t('How long may agents read it? It is {0} now', momentText(now)),
  });
  return picked?.until;
}

async function keep(guard: Guard, write: () => void): Promise<void> {
  try {
    write();
  } catch (error) {
    guard.services.log.error('The allowance could not be kept', error);
    void window.showErrorMessage(l10n.t('The allowance could not be written. The log says why.'));
  }
  await guard.refresh();
}

function asNode(row: unknown): GuardNode | undefined {
  return typeof row === 'object' && row !== null && 'kind' in row ? (row as GuardNode) : undefined;
}
