import type { Say } from '../report/types.ts';
import { reachFidelity, secretFix } from './sentences.ts';
import type { ReaderSecret, ReadersReport } from './types.ts';

/** The list of readers as JSON, without the envelope of a report. Contains no text of a secret. */
export function readersBody(report: ReadersReport, say: Say): object {
  return {
    folder: report.folder,
    extensions: report.extensions,
    servers: report.servers.map(({ reach, ...server }) => ({ ...server, reach, known: reachFidelity(reach) })),
    hooks: report.hooks,
    approvals: report.approvals,
    secrets: report.secrets.map(secret => secretJson(secret, say)),
    problems: report.problems.map(say),
  };
}

/** The part for an audit: servers that bypass an ignore file, and secrets outside the folder, since the audit itself scans the folder. */
export function auditReadersBody({ servers, secrets }: ReadersReport, say: Say): object {
  return {
    goesRound: servers
      .filter(({ goesRound }) => goesRound.length > 0)
      .map(({ name, file, line, reach, goesRound }) => ({ name, file, line, goesRound, known: reachFidelity(reach) })),
    secrets: secrets.filter(({ isOfWorkspace }) => !isOfWorkspace).map(secret => secretJson(secret, say)),
  };
}

function secretJson(secret: ReaderSecret, say: Say): object {
  return { ...secret, description: say(secret.description), fix: say(secretFix(secret)) };
}
