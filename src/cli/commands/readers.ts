import { statSync } from 'node:fs';
import type { RiskLevel } from '../../core/exposure/types.ts';
import { readersJson } from '../../core/report/formats/json.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import { type FolderKnowledge, type FolderTask, knowFolder } from '../../node/readers/folderReaders.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import { refuseSarif } from '../arguments/ownFormat.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import { checkIds, detected, type Environment } from '../environment.ts';
import { exitCode } from '../output/exitCode.ts';
import { readersMarkdown, readersText } from '../output/reports/readersReport.ts';
import { document, json, type Safe } from '../output/safe.ts';
import { say } from '../output/text.ts';
import { machineReaders, taskOf } from '../readers/readers.ts';
import { fixReaders } from '../readers/fixReaders.ts';

/** `sightglass readers [FOLDER]`: for `--fail-on`, a secret is high, and a server that bypasses an ignore file is medium. */
export async function readersCommand(environment: Environment): Promise<number> {
  const { options, print, env } = environment;
  const [, folder, ...more] = options.operands;
  if (more.length > 0) throw new UsageError(`readers takes one folder, not also ${more.join(' ')}`);
  refuseSarif(options, 'readers');
  const root = folder === undefined ? options.workspace : pathOf(folder, options);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${root} is not a folder`);
  const wanted = options.assistants === 'all' ? null : options.assistants;
  if (wanted !== null) checkIds(wanted);
  const facts = accountFacts(environment, root);
  const inUse = await detected(options.home, env);
  const of = { folder: root, inUse, wanted };
  const know = (task: FolderTask): Promise<FolderKnowledge> => knowFolder(task, facts);
  if (options.fix !== null) return fixReaders(environment, taskOf(environment, of), know, options.fix);
  const report = await machineReaders(environment, { ...of, withExtensions: true }, know);
  print(format(report, environment));
  return exitCode(options.failOn ?? 'none', levelsOf(report));
}

function format(report: ReadersReport, environment: Environment): Safe {
  switch (environment.options.format) {
    case 'json':
      return json(readersJson(report, say));
    case 'markdown':
      return document(readersMarkdown(report, environment.options.home));
    default:
      return readersText(report, environment);
  }
}

function levelsOf({ secrets, servers }: ReadersReport): readonly RiskLevel[] {
  return [
    ...secrets.map(() => 'high' as const),
    ...servers.filter(({ goesRound }) => goesRound.length > 0).map(() => 'medium' as const),
  ];
}
