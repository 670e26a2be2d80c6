import { l10n } from 'vscode';
import type { GuardStanding } from '../../core/guard/registrations/standing.ts';

/** Says which agents ask the guard, which should but cannot, and which do not, in at most three short sentences. */
export function guardSentences(
  agents: readonly { readonly standing: GuardStanding }[],
  nameOf: (id: string) => string,
): readonly string[] {
  const names = (isMeant: (standing: GuardStanding) => boolean): string =>
    agents.flatMap(({ standing }) => (isMeant(standing) ? [nameOf(standing.agent)] : [])).join(', ');
  const guarded = names(({ state }) => state === 'registered');
  const off = names(({ state }) => state !== 'registered' && state !== 'missing');
  const open = names(({ state }) => state === 'missing');
  return [
    ...(guarded === '' ? [] : [l10n.t('Guarded: {0}', guarded)]),
    ...(off === '' ? [] : [l10n.t('Guard not working: {0}', off)]),
    ...(open === '' ? [] : [l10n.t('Not guarded: {0}', open)]),
  ];
}
