import { countsOf } from '../fleet/merge/trend.ts';
import type { FleetSummary } from '../fleet/merge/types.ts';
import { csv } from './formats/csv.ts';
import type { Say } from './types.ts';

/** Formats `sightglass fleet merge --format json`. A later merge is compared with `counts`. */
export function fleetJson(summary: FleetSummary, say: Say): string {
  const { machines, problems, problemCount, ahead, aheadCount, ...rest } = summary;
  const shown = (all: FleetSummary['problems']) => all.map(({ place, message }) => ({ place, text: say(message) }));
  const body = {
    schema: 'sightglass/fleet-merge/1',
    counts: countsOf(summary),
    ...rest,
    problems: { count: problemCount, shown: shown(problems) },
    ahead: { count: aheadCount, shown: shown(ahead) },
    machines,
  };
  return `${JSON.stringify(body, null, 1)}\n`;
}

/** Formats one line for each machine. */
export function fleetCsv({ machines }: FleetSummary): string {
  const head = [
    ...['machine', 'time', 'platform', 'host', 'user', 'tools', 'unapproved', 'broken', 'unknown'],
    ...['agents_without_guard', 'interceptions', 'secrets_sent'],
  ];
  const rows = machines.map(each => [
    ...[each.id, each.time, each.platform, each.host, each.user, each.tools, each.unapproved.join(' ')],
    ...[each.broken, each.unknown, each.unguarded, each.interceptions, each.secretsSent],
  ]);
  return csv(head, rows);
}
