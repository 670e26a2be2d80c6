import path from 'node:path';
import { statSync } from 'node:fs';
import type { EgressReport } from '../../../core/egress/summary/types.ts';
import { egressJson } from '../../../core/report/egressJson.ts';
import { analyseCaptures, type ComparedFolder } from '../../../node/egress/analyseCaptures.ts';
import { comparedFolder } from '../../../node/egress/comparedFolders.ts';
import { carriesBodies, type CaptureSource } from '../../../node/egress/importCapture.ts';
import { scanFolder } from '../../../node/scanning/scanFolder.ts';
import { egressSections } from '../../../text/egressReport.ts';
import { chosenAssistants, type Environment, personOf } from '../../environment.ts';
import { accountFacts } from '../../arguments/exclusionRules.ts';
import { exitCode } from '../../output/exitCode.ts';
import { findingsSarif } from '../../output/sarif.ts';
import { teamOf, withoutAccepted } from '../../scanning/scanTeam.ts';
import { json, type Safe } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { existingPath } from '../../arguments/paths.ts';
import { UsageError } from '../../arguments/usage.ts';
import { sectionsMarkdown, sectionsText } from './importText.ts';
import { newPool } from '../scan.ts';
import { relativeInside } from '../../../node/files/inside.ts';

/** `sightglass egress import CAPTURE... | -`: shows what was really sent, compared with what was predicted. */
export async function egressImportCommand(environment: Environment): Promise<number> {
  const { options, print, warn } = environment;
  const [, , ...names] = options.operands;
  if (names.length === 0) throw new UsageError('egress import takes the captures to read; - reads standard input');
  const captures = names.map(name => ({ name: shownName(name, options.workspace), source: sourceOf(name, options) }));
  for (const { name, source } of captures) {
    if ('file' in source && statSync(source.file, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new UsageError(`${name} is not a file that can be read`);
    }
  }
  const withBodies = await Promise.all(captures.map(({ source }) => carriesBodies(source)));
  // Without bodies, there is nothing to compare files with, and no need to read the workspace.
  const sources = captures.map(({ source }) => source);
  const folders = withBodies.includes(true) ? [await auditedWorkspace(environment, sources)] : [];
  const report = await analyseCaptures({ captures, folders });
  print(format(report, environment));
  const unread = report.captures.filter(each => each.reason !== null);
  for (const { name, reason } of unread) if (reason !== null) warn(`${name}: ${say(reason)}`);
  if (unread.length > 0) return 2;
  return exitCode(
    options.failOn ?? 'none',
    report.secrets.map(secret => secret.risk),
  );
}

function sourceOf(name: string, options: Environment['options']): CaptureSource {
  if (name === '-') return { stream: process.stdin };
  return { file: existingPath(name, options) ?? path.resolve(options.currentFolder, name) };
}

/** Returns the name relative to the workspace if it is inside it, else as it was given. */
function shownName(name: string, workspace: string): string {
  if (name === '-') return 'standard input';
  return (relativeInside(workspace, path.resolve(name)) ?? name).split(path.sep).join('/');
}

/** Returns the audit's own prediction for the workspace. */
async function auditedWorkspace(environment: Environment, sources: readonly CaptureSource[]): Promise<ComparedFolder> {
  const { options } = environment;
  const root = options.workspace;
  const assistants = await chosenAssistants(environment);
  const pool = newPool();
  try {
    const team = teamOf(environment, root);
    const { findings, paths } = await scanFolder(root, { pool, team: team.source });
    const kept = new Set(withoutAccepted(findings, team));
    return await comparedFolder({
      folder: { name: '', root },
      paths,
      findings,
      accepted: finding => !kept.has(finding),
      captures: sources.flatMap(source => ('file' in source ? [source.file] : [])),
      person: personOf(environment),
      assistants: assistants.map(each => each.id),
      facts: accountFacts(environment),
    });
  } finally {
    await pool.dispose();
  }
}

function format(report: EgressReport, { options, painter }: Environment): Safe {
  const sections = egressSections(report, say);
  switch (options.format) {
    case 'json':
      return json(egressJson(report, say));
    case 'sarif':
      return json(
        findingsSarif(
          report.secrets.flatMap(({ source }) => (source === null ? [] : [source])),
          [],
        ),
      );
    case 'markdown':
      return sectionsMarkdown(sections);
    case 'text':
      return sectionsText(sections, painter);
  }
}
