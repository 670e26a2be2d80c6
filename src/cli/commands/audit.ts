import path from 'node:path';
import { statSync } from 'node:fs';
import type { Assistant } from '../../core/assistants/types.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { gapsOf } from '../../core/exposure/gaps.ts';
import { type ReachableFile, reachableFiles } from '../../core/exposure/reach/reachableFiles.ts';
import { filesMatrix } from '../../core/exposure/reach/reachMatrix.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import { isAtLeast, worstRisk } from '../../core/exposure/risk.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import type { AuditReport } from '../../core/report/types.ts';
import { agentOverview, agentsWithHooks } from '../../node/guard/registering/overview.ts';
import { scanFolder } from '../../node/scanning/scanFolder.ts';
import { readWorkspace } from '../../node/workspace.ts';
import { readTextSync } from '../../node/files/readText.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { skippedInput } from '../output/skipped.ts';
import { shownName, withShownPath } from '../output/names.ts';
import { auditReport } from '../output/reports/auditReport.ts';
import { chosen, type Environment, personOf } from '../environment.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import { exitCode } from '../output/exitCode.ts';
import { teamOf, withoutAccepted } from '../scanning/scanTeam.ts';
import { say } from '../output/text.ts';
import type { Message } from '../../core/message.ts';
import { machineReaders } from '../readers/readers.ts';
import { machineSettings, settingProblems, versionsOf } from '../settings.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import { type Configured, configured, type UsedKeys } from '../configuration/configured.ts';
import { sayLimits } from '../configuration/limitLines.ts';
import { scanProgress } from '../output/scanProgress.ts';
import { newPool } from './scan.ts';

/** `sightglass audit [FOLDER]` */
export async function auditCommand(given: Environment): Promise<number> {
  const { options, print } = given;
  const [, folder, ...more] = options.operands;
  if (more.length > 0) throw new UsageError(`audit takes one folder, not also ${more.join(' ')}`);
  const root = folder === undefined ? options.workspace : pathOf(folder, options);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${root} is not a folder`);
  const run = configured(given, root, configurationKeys);
  const { assistants, isAssumed } = await chosen(run.environment);
  const report = await audit(root, assistants, run);
  print(auditReport(report, isAssumed, run.environment));
  sayLimits(report.limits ?? null, run.environment);
  return exitCode(run.environment.options.failOn ?? 'medium', [report.risk]);
}

const configurationKeys: UsedKeys = ['assistants', 'confidence', 'personalData', 'exclude', 'baseline', 'failOn'];

async function audit(root: string, assistants: readonly Assistant[], run: Configured): Promise<AuditReport> {
  const { environment, exclusions } = run;
  const { options, progress } = environment;
  const facts = accountFacts(environment, root);
  const pool = newPool();
  try {
    const team = teamOf(environment, root);
    const scan = await scanFolder(root, {
      pool,
      team: team.source,
      excludes: exclusions.below(root),
      onProgress: scanProgress(progress),
    });
    const { findings: all, paths, scanned, skipped } = scan;
    const findings = withoutAccepted(all, team);
    const limits = run.limits(all.length - findings.length);
    // A file that is not scanned may still contain rules.
    const { ruleFiles, problems } = await readWorkspace(root, [...paths, ...scan.excluded], personOf(environment));
    const verdictsOf = (name: string) => verdicts(name, ruleFiles, assistants, facts);
    const exposures = exposuresOf({
      findings: findings.map(finding => ({ uri: finding.path, finding })),
      simulations: [],
      assistants,
      verdictsOf,
      assumeOpen: true,
    });
    const sensitiveFiles = reachableFiles(paths, findings, verdictsOf);
    const risk = worstRisk(exposures);
    const settings = await machineSettings(environment, root, assistants);
    const ids = assistants.map(each => each.id);
    const readers = await machineReaders(
      environment,
      { folder: root, inUse: ids, wanted: ids, withExtensions: false },
      () => ({ paths: [...paths, ...scan.excluded], verdictsOf }),
    );
    return {
      // A sensitive file may contain secrets that were not recognised.
      risk: sensitiveFiles.length > 0 && !isAtLeast(risk, 'medium') ? 'medium' : risk,
      assistants: assistants.map(({ id, name }) => ({ id, name })),
      findings: findings.map(withShownPath),
      exposures: exposures.map(each => ({ ...each, finding: withShownPath(each.finding) })),
      sensitiveFiles: sensitiveFiles.map(withShownPath),
      reach: shownReach(filesMatrix(filesOf(exposures, sensitiveFiles), verdictsOf)),
      gaps: gapsOf(paths, findings, verdictsOf).map(withShownPath),
      settings,
      guard: guardStandings(root, assistants, environment),
      versions: versionsOf(ids, settings, environment),
      readers,
      problems: distinct([...problems, ...settingProblems(settings), ...readers.problems]),
      scanned,
      skipped: skipped.map(each => withShownPath(skippedInput(each))),
      ...(limits === null ? {} : { limits }),
      ...(options.showSecrets ? { secrets: secretTexts(root, findings) } : {}),
    };
  } finally {
    await pool.dispose();
  }
}

/** Returns the files that can be sent, those with secrets first. */
function filesOf(exposures: readonly Exposure[], sensitive: readonly ReachableFile[]): readonly string[] {
  return [...new Set([...exposures, ...sensitive].map(each => each.path))];
}

function shownReach({ columns, rows }: AuditReport['reach']): AuditReport['reach'] {
  return { columns, rows: rows.map(({ row, cells }) => ({ row: shownName(row), cells })) };
}

/** Reads the state of the guard from files only: an audit starts no program. */
function guardStandings(root: string, assistants: readonly Assistant[], { options, env }: Environment) {
  const surroundings = { home: options.home, env, folders: [root] };
  return agentsWithHooks(assistants.map(each => each.id)).map(each => agentOverview(each, surroundings).standing);
}

/** Returns each problem once: a file with both rules and settings reports its problem twice. */
function distinct(problems: readonly Message[]): readonly Message[] {
  return [...new Map(problems.map(each => [say(each), each])).values()];
}

function secretTexts(root: string, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const texts = new Map<Finding, string>();
  for (const finding of findings) {
    const read = readTextSync(path.join(root, finding.path));
    if (read.kind === 'text') texts.set(finding, read.text.slice(finding.start, finding.end));
  }
  return texts;
}
