import { homedir } from 'node:os';
import { l10n } from 'vscode';
import { countOutcomes } from '../../core/policy/check/check.ts';
import { endsSoon } from '../../core/policy/check/exceptions.ts';
import type { AppliedException, Outcome, RuleResult } from '../../core/policy/check/types.ts';
import type { RowTarget } from '../../core/report/privacy.ts';
import { shownBelowOrHome } from '../../node/files/inside.ts';
import type { ReportPolicy, ReportPolicyRow } from '../../webview/protocol.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { fidelityText } from '../platform/text.ts';
import { distinctExceptions, distinctResults, type Judged } from '../policy/judge.ts';
import { judgementsIn } from '../policy/organisationPolicy.ts';
import { scopeText, valueText } from './reportTexts.ts';

/** The order of the rows: what needs attention comes first. */
const order: readonly Outcome[] = ['broken', 'unknown', 'excepted', 'met'];

interface Names {
  readonly nameOf: (id: string) => string;
  /** Stores the target of a row, and returns the number that its link sends back. */
  readonly linkTo: (target: RowTarget) => number;
}

/**
 * Creates the part of the privacy report about an organization's policy. Null if there is no policy, or if nothing was judged yet.
 */
export function reportPolicy(judged: readonly Judged[] | null, names: Names): ReportPolicy | null {
  if (judged === null || judged.length === 0) return null;
  const judgements = judgementsIn(judged);
  const results = distinctResults(judgements);
  const { met, broken, unknown, excepted } = countOutcomes(results);
  const organisations = [...new Set(judgements.map(({ organisation }) => organisation))].join(', ');
  const shown = (file: string): string => shownBelowOrHome(judgements[0]?.folder ?? null, homedir(), file);
  const rows = [...results]
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
    .map(each => rowOf(each, shown, names));
  return {
    facts: [
      ...judged.flatMap(({ problems }) => problems).map(sayEverything),
      ...(judgements.length === 0
        ? []
        : [
            l10n.t(
              '{0}: {1} broken, {2} not known, {3} excepted, {4} met.',
              organisations,
              broken,
              unknown,
              excepted,
              met,
            ),
          ]),
      ...distinctExceptions(judgements).flatMap(endText),
      ...[...new Set(judgements.flatMap(({ notes }) => notes).map(sayEverything))],
    ],
    canFix: judgements.some(({ toMend }) => toMend.length > 0),
    rows: rows.filter(({ outcome }) => outcome !== 'met'),
    met: rows.filter(({ outcome }) => outcome === 'met'),
  };
}

function endText(applied: AppliedException): readonly string[] {
  const { exception, daysLeft } = applied;
  const { rule, until, reason } = exception;
  if (daysLeft < 0) return [l10n.t('The exception from {0} ended on {1}: {2}', rule, until, reason)];
  return endsSoon(applied) ? [l10n.t('The exception from {0} ends on {1}: {2}', rule, until, reason)] : [];
}

function rowOf(result: RuleResult, shown: (file: string) => string, { nameOf, linkTo }: Names): ReportPolicyRow {
  const { rule, tool, subject, outcome, wanted, found, layer, file, line, why, claim, exception } = result;
  const place = file === null ? '' : shown(file);
  return {
    rule,
    about: [...(tool === null ? [] : [nameOf(tool)]), ...(subject === null ? [] : [subject])].join(': '),
    outcome,
    outcomeText: outcomeText(outcome),
    now: found === null ? '' : valueText(found),
    required: wanted === null ? '' : valueText(wanted),
    layer: layer === null || layer === 'default' ? '' : scopeText(layer),
    where: line === undefined || place === '' ? place : `${place}:${line}`,
    openId: file === null ? null : linkTo({ kind: 'file', file, line }),
    why: [
      sayEverything(why),
      ...(exception === null
        ? []
        : [l10n.t('Exception until {0}: {1}', exception.exception.until, exception.exception.reason)]),
    ],
    known: claim === null ? '' : `${fidelityText(claim.fidelity)} (${claim.source.date})`,
  };
}

function outcomeText(outcome: Outcome): string {
  switch (outcome) {
    case 'broken':
      return l10n.t('Broken');
    case 'unknown':
      return l10n.t('Not known');
    case 'excepted':
      return l10n.t('Excepted');
    case 'met':
      return l10n.t('Met');
  }
}
