import { assistantName } from '../core/assistants/catalogue.ts';
import type { FleetSummary, ToolSummary, TrendRow } from '../core/fleet/merge/types.ts';
import type { InterceptionRow } from '../core/fleet/types.ts';

export const interceptionWords: Readonly<Record<InterceptionRow['kind'], string>> = {
  'no-certificate-check': 'certificates are not checked',
  'extra-certificates': 'more certificates are trusted',
  proxy: 'a proxy is on the way',
  'policy-bypass': 'moves an administrator’s settings away',
};

const trendWords: Readonly<Record<TrendRow['what'], string>> = {
  machines: 'Machines',
  broken: 'Rule broken',
  tool: 'Tool',
  unapproved: 'Tool without approval',
  interception: 'Left open',
  secrets: 'Secrets sent',
};

/** Formats a number with thousands separators. */
export function numberText(value: number): string {
  return value.toLocaleString('en');
}

export function trendText({ what, name, before, now }: TrendRow): readonly [string, string, string, string] {
  const difference = now - before;
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const subject = what === 'interception' ? interceptionName(name) : name;
  const title = subject === '' ? trendWords[what] : `${trendWords[what]}: ${subject}`;
  return [title, numberText(before), numberText(now), `${sign}${numberText(Math.abs(difference))}`];
}

function interceptionName(kind: string): string {
  return Object.hasOwn(interceptionWords, kind) ? interceptionWords[kind as InterceptionRow['kind']] : kind;
}

/** Returns "2.1.3 (120), 2.1.2 (4) and 3 more". */
export function versionsText({ versions }: ToolSummary, shown = 3): string {
  const named = versions
    .slice(0, shown)
    .map(({ version, machines }) => `${version ?? 'not known'} (${numberText(machines)})`);
  const rest = versions.length - shown;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function toolText(id: string | null): string {
  return id === null ? 'all tools' : assistantName(id);
}

/** Returns the name of a machine if names were asked for, or else the beginning of its hash. */
export function machineText({ id, host, user }: FleetSummary['machines'][number]): string {
  return host === null ? id.slice(0, 12) : `${host}${user === null ? '' : ` (${user})`}`;
}

/** Returns the totals, in the order in which a reader would ask for them. */
export function fleetFacts(summary: FleetSummary): readonly (readonly [string, string])[] {
  const { machines } = summary;
  const count = (test: (machine: (typeof machines)[number]) => boolean): string =>
    numberText(machines.filter(test).length);
  const secrets = machines.reduce((all, each) => all + (each.secretsSent ?? 0), 0);
  return [
    [numberText(machines.length), 'machines'],
    [count(each => (each.broken ?? 0) > 0), 'break a rule of the policy'],
    [count(each => each.unapproved.length > 0), 'have a tool that is not approved'],
    [count(each => each.unguarded > 0), 'have an agent without the guard'],
    [count(each => each.interceptions > 0), 'were left open to interception'],
    [numberText(secrets), 'secrets were sent, by the records'],
  ];
}

/** Returns the caveats that a reader must know about the numbers. */
export function fleetNotes(summary: FleetSummary): readonly string[] {
  const { machines, superseded, withoutPolicy, problemCount, aheadCount } = summary;
  const unread = machines.filter(({ secretsSent }) => secretsSent === null).length;
  const notes = ['What is not in a report was not found there, which is not the same as not being there.'];
  if (superseded > 0)
    notes.push(`${numberText(superseded)} reports are of machines that have a newer one, which counts.`);
  if (aheadCount > 0)
    notes.push(
      `${numberText(aheadCount)} reports are dated more than a day after this merge; against them counts which one came later.`,
    );
  if (withoutPolicy > 0)
    notes.push(`${numberText(withoutPolicy)} machines have no policy: nothing is said of their rules.`);
  if (unread > 0)
    notes.push(`On ${numberText(unread)} machines records were not read, so nothing is said of what was sent.`);
  if (problemCount > 0) notes.push(`${numberText(problemCount)} reports could not be read and are in no number.`);
  return notes;
}
