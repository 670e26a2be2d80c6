import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { scanJson } from '../../core/report/json.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { ScanReport, SkippedInput } from '../../core/report/types.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { readTextSync } from '../../node/readText.ts';
import { scanFiles } from '../../node/scanFiles.ts';
import { scanFolder } from '../../node/scanFolder.ts';
import { WorkerPool } from '../../node/workerPool.ts';
import type { Environment } from '../environment.ts';
import { exitCode, riskOfConfidence } from '../exitCode.ts';
import { findingsSarif } from '../sarif.ts';
import { printable, say } from '../text.ts';
import { UsageError } from '../usage.ts';

/** Threads: one per core, but no more than pay for their start. */
const maximumThreads = 8;

const stdinPath = '<stdin>';

/** `sightglass scan PATH... | -` */
export async function scanCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const targets = options.operands.slice(1);
  if (targets.length === 0) throw new UsageError('scan needs a path, or - for standard input');
  const report = await scanTargets(environment, targets);
  print(format(report, environment));
  return exitCode(
    options.failOn ?? 'medium',
    report.findings.map(finding => riskOfConfidence(finding.confidence)),
  );
}

async function scanTargets(environment: Environment, targets: readonly string[]): Promise<ScanReport> {
  const { options } = environment;
  const findings: Finding[] = [];
  const skipped: SkippedInput[] = [];
  const scanned = { files: 0, bytes: 0 };
  const secrets = new Map<Finding, string>();
  for (const target of targets) {
    if (target === '-') {
      const text = await environment.readStdin();
      const found = createScanner().scan({ path: stdinPath, text });
      findings.push(...found);
      if (options.showSecrets) for (const each of found) secrets.set(each, text.slice(each.start, each.end));
      scanned.files++;
      scanned.bytes += Buffer.byteLength(text);
      continue;
    }
    const file = path.resolve(options.workspace, target);
    const result = isFolder(file, target)
      ? await scanFolderOf(file)
      : scanFiles(createScanner(), path.dirname(file), [path.basename(file)]);
    const base = isFolder(file, target) ? file : path.dirname(file);
    const prefix = shownBase(options.workspace, base);
    for (const finding of result.findings) {
      const shown = { ...finding, path: prefix === '' ? finding.path : `${prefix}/${finding.path}` };
      findings.push(shown);
      if (options.showSecrets) secrets.set(shown, textOf(path.join(base, finding.path), finding));
    }
    skipped.push(
      ...result.skipped
        .filter(each => each.reason !== 'binary')
        .map(({ path: name, reason }) => ({ path: prefix === '' ? name : `${prefix}/${name}`, reason })),
    );
    scanned.files += result.files;
    scanned.bytes += result.bytes;
  }
  return { findings, skipped, scanned, ...(options.showSecrets ? { secrets } : {}) };
}

async function scanFolderOf(root: string) {
  const pool = newPool();
  try {
    const { findings, skipped, scanned } = await scanFolder(root, { pool });
    return { findings, skipped, ...scanned };
  } finally {
    await pool.dispose();
  }
}

/** The threads of one run; `worker.js` lies beside this bundle. */
export function newPool(): WorkerPool {
  return new WorkerPool(path.join(__dirname, 'worker.js'), Math.min(maximumThreads, Math.max(1, cpus().length)));
}

function isFolder(file: string, given: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    throw new UsageError(`${given} cannot be read`);
  }
}

/** Paths in reports are relative to the workspace where they lie in it, with `/`; others keep their absolute folder. */
function shownBase(workspace: string, base: string): string {
  const relative = path.relative(workspace, base);
  const shown = relative.startsWith('..') || path.isAbsolute(relative) ? base : relative;
  return shown.split(path.sep).join('/');
}

function textOf(file: string, finding: Finding): string {
  const read = readTextSync(file);
  return read.kind === 'text' ? read.text.slice(finding.start, finding.end) : '';
}

function format(report: ScanReport, environment: Environment): string {
  switch (environment.options.format) {
    case 'json':
      return scanJson(report);
    case 'sarif':
      return findingsSarif(report.findings, []);
    case 'markdown':
      return markdown(report);
    case 'text':
      return text(report, environment);
  }
}

function text(report: ScanReport, { painter }: Environment): string {
  const lines = report.findings.map(finding => {
    const place = printable(`${finding.path}:${finding.startLine}:${finding.startColumn}`);
    const shown = printable(report.secrets?.get(finding) ?? finding.redacted);
    const level = painter.risk(riskOfConfidence(finding.confidence));
    return `${painter.bold(place)}  ${level}  ${say(finding.description)}  ${shown}  ${painter.dim(finding.ruleId)}`;
  });
  lines.push(
    ...report.skipped.map(({ path: name, reason }) => painter.dim(`not read: ${printable(name)} (${reason})`)),
  );
  lines.push(summary(report));
  return `${lines.join('\n')}\n`;
}

function markdown(report: ScanReport): string {
  const rows = report.findings.map(finding => [
    markdownCode(`${finding.path}:${finding.startLine}`),
    say(finding.description),
    finding.confidence,
    markdownCode(finding.redacted),
  ]);
  const table = rows.length === 0 ? [] : [markdownTable(['Place', 'What', 'Confidence', 'Shown'], rows), ''];
  return ['# Secrets', '', ...table, summary(report), ''].join('\n');
}

function summary({ findings, scanned, skipped }: ScanReport): string {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const left = skipped.length === 0 ? '' : `, ${skipped.length} not read`;
  return `${count} in ${scanned.files} files (${(scanned.bytes / 1e6).toFixed(1)} MB)${left}.`;
}
