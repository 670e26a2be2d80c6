import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { ScanReport, SkippedInput, StaleEntry } from '../../core/report/types.ts';
import { staleKeys, updateBaseline } from '../../core/secrets/team/baseline.ts';
import { explain, type Explanation } from '../../core/secrets/explain.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { baselineFile, type PathShift, teamPath } from '../../core/secrets/team/teamFiles.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { scanKeptFolder } from '../../node/scanning/scanKeptFolder.ts';
import { lazyTeamRules } from '../../node/scanning/team/lazyTeamRules.ts';
import { readTextSync } from '../../node/files/readText.ts';
import { readRuleText } from '../../node/files/ruleText.ts';
import { scanFiles } from '../../node/scanning/scanFiles.ts';
import { scanFolder } from '../../node/scanning/scanFolder.ts';
import { OwnThread } from '../../node/scanning/ownThread.ts';
import { MixedThreads } from '../../node/scanning/mixedThreads.ts';
import type { ScanThreads } from '../../node/scanning/workerPool.ts';
import type { SkippedFile } from '../../node/scanning/workerProtocol.ts';
import type { Environment } from '../environment.ts';
import { exitCode, riskOfConfidence } from '../output/exitCode.ts';
import { applyOrPreview, settleInterrupted } from '../output/plan.ts';
import { shownName } from '../output/names.ts';
import { skippedInput } from '../output/skipped.ts';
import { scanReport } from '../output/reports/scanReport.ts';
import type { TargetScan } from '../scanning/targetScan.ts';
import { scanRepository } from '../scanning/scanRepository.ts';
import { inTeam, type Team, teamOf, withoutAccepted } from '../scanning/scanTeam.ts';
import { say } from '../output/text.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import { type Configured, configured, type UsedKeys } from '../configuration/configured.ts';
import { sayLimits } from '../configuration/limitLines.ts';
import { scanProgress } from '../output/scanProgress.ts';
import { relativeInside, shownBelow } from '../../node/files/inside.ts';

/** The default maximum number of threads: more would take longer to start than they save. */
const maximumThreads = 8;

const stdinPath = '<stdin>';

/** `sightglass scan PATH... | -` */
export async function scanCommand(given: Environment): Promise<number> {
  const paths = given.options.operands.slice(1);
  const targets = paths.length === 0 && given.options.gitPart !== null ? [given.options.workspace] : paths;
  if (targets.length === 0) throw new UsageError('scan needs a path, or - for standard input');
  if (given.options.gitPart === 'history' && given.options.format === 'sarif')
    throw new UsageError(
      'scan --history has no sarif format: the contents of old commits are not in a file that a viewer could open',
    );
  const run = configured(given, folderOf(targets, given.options), configurationKeys);
  const { environment } = run;
  const { options, print } = environment;
  if (options.updateBaseline) await settleInterrupted(environment);
  const { report, inTeams, isUnread } = await scanTargets(run, targets);
  if (options.updateBaseline) {
    const written = await writeBaseline(environment, inTeams);
    sayLimits(report.limits ?? null, environment, false);
    return written;
  }
  print(scanReport(report, environment));
  sayLimits(report.limits ?? null, environment);
  const code = exitCode(
    options.failOn ?? 'medium',
    report.findings.map(finding => riskOfConfidence(finding.confidence)),
  );
  // A named file that could not be read does not count as free of secrets.
  return code === 0 && isUnread ? 2 : code;
}

const configurationKeys: UsedKeys = ['confidence', 'personalData', 'exclude', 'baseline', 'failOn'];

/** Returns the folder that contains all targets, and whose configuration applies. */
function folderOf(targets: readonly string[], options: Environment['options']): string {
  const folders = targets
    .filter(target => target !== '-')
    .map(target => pathOf(target, options))
    .map(file => (isFolder(file) ? file : path.dirname(file)));
  return folders.length === 0 ? options.workspace : folders.reduce(commonFolder);
}

function commonFolder(one: string, other: string): string {
  let folder = one;
  while (relativeInside(folder, other) === null && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Reasons that make a named file unread. Not `binary`: tools that pass every changed file also pass pictures and the like. */
const unreadReasons: ReadonlySet<SkippedFile['reason']> = new Set(['unreadable', 'not-a-file', 'too-large']);

interface TargetScans {
  readonly report: ScanReport;
  /** The findings that a new baseline should accept. */
  readonly inTeams: readonly Finding[];
  /** Whether a file that was named explicitly could not be read. */
  readonly isUnread: boolean;
}

async function scanTargets(run: Configured, targets: readonly string[]): Promise<TargetScans> {
  const { options } = run.environment;
  const findings: Finding[] = [];
  const inTeams: Finding[] = [];
  const skipped: SkippedInput[] = [];
  const explanations: Explanation[] = [];
  const stale: StaleEntry[] = [];
  const scanned = { files: 0, bytes: 0 };
  let accepted = 0;
  const secrets = new Map<Finding, string>();
  let isUnread = false;
  for (const target of targets) {
    const result = await scanTarget(run, target);
    const prefix = target === '-' ? '' : shownBelow(options.workspace, result.base);
    const shownPath = (name: string): string => shownName(prefix === '' ? name : `${prefix}/${name}`);
    for (const finding of result.findings) {
      const shown = { ...finding, path: shownPath(finding.path) };
      findings.push(shown);
      if (options.showSecrets) secrets.set(shown, secretText(result, finding));
    }
    for (const each of result.explanations) {
      explanations.push({ ...each, finding: { ...each.finding, path: shownPath(each.finding.path) } });
    }
    for (const each of result.skipped) skipped.push({ ...skippedInput(each), path: shownPath(each.path) });
    isUnread ||= result.isUnread;
    stale.push(...result.stale);
    inTeams.push(...result.inTeam);
    accepted += result.accepted;
    scanned.files += result.files;
    scanned.bytes += result.bytes;
  }
  const limits = run.limits(accepted);
  const report = {
    findings,
    skipped,
    scanned,
    ...(limits === null ? {} : { limits }),
    ...(stale.length > 0 ? { stale } : {}),
    ...(options.showSecrets ? { secrets } : {}),
    ...(options.explain ? { explanations } : {}),
  };
  return { report, inTeams, isUnread };
}

function scanTarget(run: Configured, target: string): Promise<TargetScan> {
  const { gitPart } = run.environment.options;
  if (gitPart !== null) return scanRepository(run, target, gitPart);
  return target === '-' ? scanStdin(run.environment) : scanPath(run, target);
}

async function scanStdin({ readStdin, options }: Environment): Promise<TargetScan> {
  const text = await readStdin();
  const input = { path: stdinPath, text };
  const rules = lazyTeamRules({}, options.personalData)?.optionsFor({ from: '', to: '' });
  const findings = createScanner(rules).scan(input);
  return {
    base: '',
    isUnread: false,
    findings,
    inTeam: findings,
    accepted: 0,
    skipped: [],
    files: 1,
    bytes: Buffer.byteLength(text),
    explanations: options.explain ? explain(input, rules) : [],
    stale: [],
    text,
  };
}

async function scanPath({ environment, exclusions }: Configured, target: string): Promise<TargetScan> {
  const file = pathOf(target, environment.options);
  const isDirectory = isFolder(file);
  const base = isDirectory ? file : path.dirname(file);
  const team = teamOf(environment, base);
  if (!isDirectory) {
    const names = exclusions.excludes(file) ? [] : [path.basename(file)];
    const result = scanFiles(createScanner(team.rules?.optionsFor(team.source.shift)), base, names);
    const own = result.findings.map(finding => inTeam(finding, team.source));
    return {
      base,
      isUnread: result.skipped.some(({ reason }) => unreadReasons.has(reason)),
      ...result,
      inTeam: own,
      accepted: 0,
      explanations: explained(environment, base, names, team),
      stale: [],
    };
  }
  const { cache, home, threads } = environment.options;
  const pool = newPool(threads);
  try {
    const options = {
      pool,
      team: team.source,
      excludes: exclusions.below(file),
      onProgress: scanProgress(environment.progress),
    };
    // Findings of earlier runs are kept in the home folder: nothing is written into the scanned folder.
    const cacheFolder = path.join(home, '.sightglass', 'cache');
    const scan = cache ? scanKeptFolder(file, cacheFolder, options) : scanFolder(file, options);
    const { findings: all, skipped, scanned, paths, excluded } = await scan;
    const findings = withoutAccepted(all, team);
    return {
      base,
      isUnread: false,
      findings,
      inTeam: findings.map(finding => inTeam(finding, team.source)),
      accepted: all.length - findings.length,
      skipped,
      ...scanned,
      explanations: explained(environment, base, paths, team),
      // Excluded files may still contain findings that the baseline accepts.
      stale: excluded.length > 0 ? [] : staleEntries(environment, team, base, all),
    };
  } finally {
    await pool.dispose();
  }
}

function explained(
  { options }: Environment,
  base: string,
  paths: readonly string[],
  { rules, source }: Team,
): readonly Explanation[] {
  if (!options.explain) return [];
  const team =
    rules === null ? {} : { ...rules.optionsFor(source.shift), acceptedBy: acceptedBy(rules.acceptedBy, source.shift) };
  return paths.flatMap(name => {
    const read = readTextSync(path.join(base, name));
    return read.kind === 'text' ? explain({ path: name, text: read.text }, team) : [];
  });
}

type AcceptedBy = NonNullable<Team['rules']>['acceptedBy'];

function acceptedBy(ask: AcceptedBy, shift: PathShift): AcceptedBy {
  return (finding, text) => {
    const inTeam = teamPath(finding.path, shift);
    return inTeam === null ? null : ask({ ...finding, path: inTeam }, text);
  };
}

/** Returns entries without a finding; computed only if every file that the baseline covers was scanned. */
function staleEntries(
  { options }: Environment,
  { rules, source }: Team,
  base: string,
  all: readonly Finding[],
): readonly StaleEntry[] {
  if (rules === null || rules.baseline.keys.size === 0) return [];
  if (options.baseline === null && path.relative(source.folder, base) !== '') return [];
  const file = options.baseline === null ? baselineFile : path.relative(options.workspace, options.baseline);
  const found = all.map(finding => inTeam(finding, source));
  return staleKeys(rules.baseline, found).map(key => ({
    file,
    line: rules.baseline.lines.get(key) ?? 1,
    fingerprint: key.slice(0, 32),
  }));
}

/** Plans or writes a baseline that accepts exactly what was found. */
async function writeBaseline(environment: Environment, findings: readonly Finding[]): Promise<number> {
  const { options } = environment;
  const file = options.baseline ?? path.join(options.workspace, baselineFile);
  const current = readRuleText(file, path.basename(file));
  if (current.problem !== null) throw new UsageError(say(current.problem));
  const after = updateBaseline(current.text, findings);
  const edits = after === current.text ? [] : [{ file, before: current.text, after, changes: [] }];
  return applyOrPreview(environment, 'scan', { edits, skipped: [] });
}

/** Returns the threads of one run; `worker.js` is next to this bundle. With a count of one, it is the current thread. */
export function newPool(threads: number | null = null): ScanThreads {
  const usual = Math.min(maximumThreads, Math.max(1, cpus().length));
  const script = path.join(__dirname, 'worker.js');
  const count = threads ?? usual;
  compileLess();
  return count === 1 ? new OwnThread(script) : new MixedThreads(script, count);
}

/**
 * V8 before 12 has no compiler between one that hardly optimizes and one that optimizes thoroughly but slowly. In a short run,
 * inlining less into each function makes the whole run a tenth cheaper (84 MB, measured 2026-11 on Node 20.20).
 */
function compileLess(): void {
  // Newer versions use other flag names, and print an error for unknown flags.
  if (Number.parseInt(process.versions.v8, 10) >= 12) return;
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
  // V8 optimizes functions that have run 66 kB of bytecode; in a run this short, that rarely pays. A budget nine times as large saves
  // a tenth of the CPU time, with files of 6 kB and of 20 kB (46 MB each, measured 2026-11 on Node 20.20).
  setFlagsFromString('--interrupt-budget=600000');
}

function secretText({ base, text }: TargetScan, finding: Finding): string {
  if (text !== undefined) return text.slice(finding.start, finding.end);
  const read = readTextSync(path.join(base, finding.path));
  return read.kind === 'text' ? read.text.slice(finding.start, finding.end) : '';
}
