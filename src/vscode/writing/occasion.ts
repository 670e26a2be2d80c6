import { l10n, window, workspace } from 'vscode';
import { maskText } from '../../core/exposure/masking/mask.ts';
import type { Message } from '../../core/message.ts';
import { recover } from '../../node/journal/journal.ts';
import { type JournalPorts, type JournalResult, portsOn } from '../../node/journal/ports.ts';
import { latest as latestChange, type Latest, undoLatest } from '../../node/journal/undo.ts';
import { trailFolder } from '../../node/trail/journalTrail.ts';
import { trailRules } from '../../node/trail/trailRules.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';

/**
 * Completes or reverts a change that a crash interrupted, without asking.
 * @returns which of the two; null if there was nothing to do
 */
export function settle(journal: string): Promise<Message | null> {
  return recover(journal, unattended());
}

/** Returns the last change, after interrupted changes are settled. */
export function latest(journal: string): Promise<Latest | null> {
  return latestChange(journal, unattended());
}

function unattended(): JournalPorts {
  return portsOn({ command: 'Sightglass', justification: null, folder: trailFolder() });
}

/** Undoes the last change. Undefined if the policy asks for a reason and the user gave none. */
export async function undoWithReason(journal: string, last: Latest): Promise<JournalResult | null | undefined> {
  const ports = await portsWithReason(l10n.t('Undo Last Change'));
  return ports === null ? undefined : undoLatest(journal, last, ports);
}

/**
 * Returns the ports for a change by the user, which write its entry in the trail. The policy may require a reason; null if the user
 * gave none, and then nothing is written.
 */
export async function portsWithReason(title: string): Promise<JournalPorts | null> {
  const { isAsked, keptDays, organisation } = await trailRules(workspace.workspaceFolders?.[0]?.uri.fsPath ?? null);
  const occasion = { command: title, folder: trailFolder(), keptDays };
  if (!isAsked) return portsOn({ ...occasion, justification: null });
  const reason = await window.showInputBox({
    title,
    prompt: l10n.t(
      'The policy of {0} requires a reason for this change. The reason is kept in the trail of changes.',
      organisation,
    ),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? l10n.t('Enter a reason') : undefined),
  });
  if (reason === undefined) return null;
  return portsOn({ ...occasion, justification: maskText(reason, secrets().createScanner(), 'reason') });
}
