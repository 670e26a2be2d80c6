import { readDecisions } from '../../../node/guard/decisionLog.ts';
import type { Environment } from '../../environment.ts';
import { logReport } from '../../output/reports/guardReport.ts';

/** `sightglass guard log`: lists past decisions, without text. */
export function guardLogCommand({ options, painter, print }: Environment): Promise<number> {
  print(logReport(readDecisions(options.home), options.format, painter));
  return Promise.resolve(0);
}
