import path from 'node:path';
import { assistantName } from '../../../core/assistants/catalogue.ts';
import { buildArtefacts } from '../../../core/policy/build/build.ts';
import { countCoverage, coverageJson, coverageMarkdown, coverageText } from '../../../core/policy/build/report.ts';
import type { CoverageRow, PolicyBuild } from '../../../core/policy/build/types.ts';
import type { FileEdit } from '../../../core/settings/types.ts';
import { readRuleText } from '../../../node/files/ruleText.ts';
import { applyEdits } from '../../../node/journal/journal.ts';
import { refuseSarif } from '../../arguments/ownFormat.ts';
import { type System, systemNames } from '../../arguments/groups/policyOptions.ts';
import type { Environment } from '../../environment.ts';
import { journalFolder, portsWithReason, settleInterrupted } from '../../output/plan.ts';
import { document, json, lines, type Safe, t } from '../../output/safe.ts';
import { counted, say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';
import { policyHere } from './read.ts';

const platforms = { linux: 'linux', macos: 'darwin', windows: 'win32' } as const satisfies Record<System, string>;

/** `sightglass policy build --out DIR`: shows what each tool enforces; writes the files with --apply. */
export async function policyBuildCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const { out } = options.egress;
  if (out === null) throw new UsageError('policy build needs --out DIR');
  refuseSarif(options, 'policy build');
  await settleInterrupted(environment);
  const { policy } = await policyHere(environment);
  const chosen = systemNames.filter(each => options.policy.systems.includes(each));
  const build = buildArtefacts(policy, { systems: chosen.map(each => platforms[each]), say });
  const edits = editsFor(path.resolve(options.currentFolder, out), build, policy.organisation.name);
  if (options.apply && edits.length > 0) {
    const ports = await portsWithReason(environment, 'policy-build');
    const result = await applyEdits(edits, journalFolder(environment), ports);
    if (!result.ok) throw new UsageError(say(result.problem));
  }
  print(format(build, policy.organisation.name, edits, environment));
  return build.refused.length > 0 ? 1 : 0;
}

/** Returns edits for the files of the build, and for the report next to them. */
function editsFor(folder: string, build: PolicyBuild, organisation: string): readonly FileEdit[] {
  const files = [
    ...build.artefacts,
    { path: 'coverage.md', text: coverageMarkdown(build, organisation, say) },
    { path: 'coverage.json', text: coverageJson(build, say) },
  ];
  return files.flatMap(({ path: name, text }): readonly FileEdit[] => {
    const file = path.join(folder, ...name.split('/'));
    const { text: before, problem } = readRuleText(file, name);
    if (problem !== null) throw new UsageError(say(problem));
    return before === text ? [] : [{ file, before, after: text, changes: [] }];
  });
}

function format(
  build: PolicyBuild,
  organisation: string,
  edits: readonly FileEdit[],
  { options, painter }: Environment,
): Safe {
  if (options.format === 'json') return json(coverageJson(build, say));
  if (options.format === 'markdown') return document(coverageMarkdown(build, organisation, say));
  const tools = [...new Set(build.coverage.map(({ tool }) => tool))];
  const { enforced, reported, none } = countCoverage(build.coverage);
  const count = counted(edits.length, 'file');
  const outcome =
    edits.length === 0
      ? 'Every file is there already.'
      : options.apply
        ? `${count} written. sightglass undo takes them back.`
        : `Nothing is written yet; --apply writes ${count}.`;
  return lines([
    ...tools.flatMap(tool => [
      painter.bold(assistantName(tool)),
      ...build.coverage.filter(each => each.tool === tool).map(each => rowLine(each, painter)),
    ]),
    ...build.artefacts.map(({ path: name }) => t`  ${name}`),
    ...build.refused.map(each => t`${painter.paint('red', 'refused')}: ${say(each)}`),
    ...build.notes.map(({ place, note }) => t`${painter.paint('yellow', 'note')}: ${place}: ${say(note)}`),
    `${enforced} enforced by a key, ${reported} reported only, ${none} not enforceable there.`,
    outcome,
  ]);
}

const colours = { enforced: 'green', reported: 'yellow', none: 'red' } as const;

function rowLine({ rule, subject, coverage, key, why }: CoverageRow, painter: Environment['painter']): Safe {
  const what = subject === null ? rule : `${rule} ${subject}`;
  const where = key ?? (why === null ? '' : say(why));
  return t`  ${painter.paint(colours[coverage], coverageText[coverage])}  ${what}  ${painter.dim(where)}`;
}
