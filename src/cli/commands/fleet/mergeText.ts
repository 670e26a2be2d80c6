import type { FleetSummary } from '../../../core/fleet/merge/types.ts';
import {
  fleetFacts,
  fleetNotes,
  interceptionWords,
  machineText,
  numberText,
  toolText,
  trendText,
  versionsText,
} from '../../../text/fleet.ts';
import type { Painter } from '../../output/painter.ts';
import { joined, lines, type Safe, t } from '../../output/safe.ts';

/** How many rows of each list a terminal shows; JSON and CSV contain all. */
const shown = 20;

/** Formats the summary of all machines for a terminal. */
export function fleetText(summary: FleetSummary, painter: Painter): Safe {
  const { trend, rules, drift, tools, guard, mcp, interception, machines } = summary;
  const part = (title: string, all: readonly Safe[]): readonly Safe[] =>
    all.length === 0
      ? []
      : [
          lines([
            painter.bold(title),
            ...all.slice(0, shown),
            ...(all.length > shown ? [painter.dim(`  and ${numberText(all.length - shown)} more`)] : []),
          ]),
        ];
  const worst = machines.filter(each => (each.broken ?? 0) > 0 || each.unapproved.length > 0 || each.interceptions > 0);
  return joined(
    [
      lines(fleetFacts(summary).map(([value, what]) => t`${painter.bold(value)} ${what}`)),
      ...part(
        'Since the older merge',
        (trend ?? []).map(row => trendLine(trendText(row))),
      ),
      ...part(
        'Rules',
        rules.map(
          each =>
            t`  ${each.rule}: ${numberText(each.broken)} broken, ${numberText(each.met)} kept, ${numberText(each.unknown)} not known, ${numberText(each.excepted)} excepted`,
        ),
      ),
      ...part(
        'Drift',
        drift.map(
          each =>
            t`  ${numberText(each.machines)}  ${each.rule}  ${toolText(each.tool)}  ${each.subject ?? ''} ${painter.dim(each.layer ?? '')}`,
        ),
      ),
      ...part(
        'Tools',
        tools.map(
          each =>
            t`  ${numberText(each.machines)}  ${painter.bold(each.name)}  ${versionsText(each)}${each.unapproved > 0 ? t`  ${painter.paint('red', `${numberText(each.unapproved)} not approved`)}` : ''}`,
        ),
      ),
      ...part(
        'Guard',
        guard.map(
          each => t`  ${toolText(each.agent)}: ${numberText(each.registered)} guarded, ${numberText(each.others)} not`,
        ),
      ),
      ...part(
        'MCP servers',
        mcp.map(
          each =>
            t`  ${numberText(each.machines)}  ${each.name}  ${each.endpoint ?? each.command ?? ''} ${painter.dim(each.tools.join(', '))}`,
        ),
      ),
      ...part(
        'Left open to interception',
        interception.map(
          each => t`  ${numberText(each.machines)}  ${each.name}: ${interceptionWords[each.kind]} (${each.where})`,
        ),
      ),
      ...part(
        'Machines to look at first',
        worst.map(
          each =>
            t`  ${machineText(each)}  ${each.broken ?? 0} broken${each.unapproved.length > 0 ? `, not approved: ${each.unapproved.join(', ')}` : ''}${each.interceptions > 0 ? `, ${each.interceptions} left open` : ''}`,
        ),
      ),
      lines(fleetNotes(summary).map(note => painter.dim(note))),
    ],
    '\n',
  );
}

function trendLine([what, before, now, change]: ReturnType<typeof trendText>): Safe {
  return t`  ${what}: ${before} → ${now} (${change})`;
}
