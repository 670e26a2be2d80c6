import type { FleetSummary, RuleSummary } from '../../core/fleet/merge/types.ts';
import { bars } from '../../core/report/page/bars.ts';
import { type Markup, markup, nothing } from '../../core/report/page/markup.ts';
import { facts, heading, note, page, table } from '../../core/report/page/page.ts';
import {
  fleetFacts,
  fleetNotes,
  interceptionWords,
  machineText,
  numberText,
  toolText,
  trendText,
  versionsText,
} from '../fleet.ts';

/** How many rows the page shows; the JSON and the CSV contain all of them. */
const shownMachines = 300;
const shownRows = 100;
const shownBars = 25;

/** Returns a stand-alone page about all machines. */
export function fleetPage(summary: FleetSummary): string {
  const { from, to } = summary;
  return page('AI tools of the fleet', [
    markup`<h1>AI tools of the fleet</h1>\n`,
    note(
      from === null || to === null ? 'No report was read.' : `Reports from ${from.slice(0, 10)} to ${to.slice(0, 10)}`,
    ),
    facts(fleetFacts(summary)),
    ...fleetNotes(summary).map(note),
    ...rulesPart(summary),
    ...toolsPart(summary),
    ...trendPart(summary),
    ...guardPart(summary),
    ...serversPart(summary),
    ...interceptionPart(summary),
    ...machinesPart(summary),
    markup`<footer>Made by Sightglass from reports on this machine. Nothing was sent anywhere, and this page asks for nothing.</footer>\n`,
  ]);
}

function trendPart({ trend }: FleetSummary): readonly Markup[] {
  if (trend === null) return [];
  const numbers = ['Before', 'Now', 'Change'].map(title => ({ title, isNumber: true }));
  return [
    heading('Since the older merge'),
    table('What changed', [{ title: 'What' }, ...numbers], trend.slice(0, shownRows).map(trendText)),
  ];
}

function rulesPart({ rules, drift }: FleetSummary): readonly Markup[] {
  if (rules.length === 0) return [];
  const columns = [
    { title: 'Rule' },
    { title: 'Tool' },
    { title: 'About' },
    { title: 'Decided by' },
    { title: 'Machines', isNumber: true },
  ];
  const rows = drift
    .slice(0, shownRows)
    .map(each => [
      each.rule,
      toolText(each.tool),
      each.subject ?? '',
      each.layer ?? 'nothing',
      numberText(each.machines),
    ]);
  return [
    heading('The policy, rule by rule'),
    note(
      'Machines that keep a rule (green), break it (red), and of which files do not tell or an exception says otherwise (grey).',
    ),
    bars('Machines by rule', rules.map(ruleBar)),
    heading('Where machines drift'),
    table(
      captionOf('What is not as the policy wants it, the most machines first', drift.length, shownRows),
      columns,
      rows,
    ),
  ];
}

function ruleBar({ rule, met, broken, unknown, excepted }: RuleSummary): Parameters<typeof bars>[1][number] {
  return {
    name: rule,
    text: `${numberText(broken)} broken, ${numberText(met)} kept`,
    parts: [
      { value: broken, kind: 'bad' },
      { value: unknown + excepted, kind: 'open' },
      { value: met, kind: 'good' },
    ],
  };
}

function toolsPart({ tools }: FleetSummary): readonly Markup[] {
  const parts = (machines: number, unapproved: number): Parameters<typeof bars>[1][number]['parts'] => [
    { value: unapproved, kind: 'bad' },
    { value: machines - unapproved, kind: 'plain' },
  ];
  return [
    heading('Tools'),
    note('Machines that have a tool; red where their policy does not approve it.'),
    bars(
      'Machines by tool',
      tools.slice(0, shownBars).map(({ name, machines, unapproved }) => ({
        name,
        text: `${numberText(machines)}${unapproved > 0 ? `, ${numberText(unapproved)} not approved` : ''}`,
        parts: parts(machines, Math.min(machines, unapproved)),
      })),
    ),
    table(
      captionOf('Versions, the most common first', tools.length, shownRows),
      [
        { title: 'Tool' },
        { title: 'Kind' },
        ...['Machines', 'Not approved'].map(title => ({ title, isNumber: true })),
        { title: 'Versions' },
      ],
      tools
        .slice(0, shownRows)
        .map(each => [
          each.name,
          each.type,
          numberText(each.machines),
          numberText(each.unapproved),
          versionsText(each),
        ]),
    ),
  ];
}

function guardPart({ guard }: FleetSummary): readonly Markup[] {
  if (guard.length === 0) return [];
  const all = guard.map(({ agent, registered, others }) => ({
    name: toolText(agent),
    text: `${numberText(registered)} guarded, ${numberText(others)} not`,
    parts: [
      { value: others, kind: 'bad' },
      { value: registered, kind: 'good' },
    ] as const,
  }));
  return [heading('The guard'), bars('Machines with the guard, by agent', all)];
}

function serversPart({ mcp }: FleetSummary): readonly Markup[] {
  if (mcp.length === 0) return [];
  return [
    heading('MCP servers'),
    table(
      captionOf('The most machines first', mcp.length, shownRows),
      [{ title: 'Name' }, { title: 'Host or program' }, { title: 'In' }, { title: 'Machines', isNumber: true }],
      mcp
        .slice(0, shownRows)
        .map(each => [
          each.name,
          each.endpoint ?? each.command ?? '',
          each.tools.map(toolText).join(', '),
          numberText(each.machines),
        ]),
    ),
  ];
}

function interceptionPart({ interception }: FleetSummary): readonly Markup[] {
  if (interception.length === 0) return [];
  const proxy = (isLoopback: boolean | null): string =>
    isLoopback === null ? '' : isLoopback ? ' (on the machine itself)' : ' (elsewhere)';
  return [
    heading('Left open to interception'),
    table(
      'Settings and variables that captures and debugging leave behind',
      [
        { title: 'Name' },
        { title: 'What it does' },
        { title: 'Where it is set' },
        { title: 'Machines', isNumber: true },
      ],
      interception
        .slice(0, shownRows)
        .map(each => [
          each.name,
          `${interceptionWords[each.kind]}${proxy(each.isLoopback)}`,
          each.where,
          numberText(each.machines),
        ]),
    ),
  ];
}

function machinesPart({ machines }: FleetSummary): readonly Markup[] {
  const numbers = ['Broken', 'Not known', 'Agents without guard', 'Left open', 'Secrets sent'];
  const bad = (value: number | null): Markup | string =>
    value === null ? '' : value > 0 ? markup`<span class="bad">${numberText(value)}</span>` : '0';
  return [
    heading('Machines'),
    table(
      captionOf('Those that break most rules first', machines.length, shownMachines),
      [
        { title: 'Machine' },
        { title: 'System' },
        { title: 'Reported' },
        ...numbers.map(title => ({ title, isNumber: true })),
        { title: 'Not approved' },
      ],
      machines
        .slice(0, shownMachines)
        .map(each => [
          machineText(each),
          each.platform,
          each.time.slice(0, 10),
          bad(each.broken),
          each.unknown === null ? '' : numberText(each.unknown),
          bad(each.unguarded),
          bad(each.interceptions),
          bad(each.secretsSent),
          each.unapproved.length === 0 ? nothing : each.unapproved.map(toolText).join(', '),
        ]),
    ),
  ];
}

function captionOf(text: string, all: number, shown: number): string {
  return all > shown ? `${text}; the first ${numberText(shown)} of ${numberText(all)}` : text;
}
