import { statSync } from 'node:fs';
import { createScanner } from '../../core/secrets/scanner.ts';
import type * as bundle from '../../node/git/scanGit.ts';
import { lazyBundle } from '../../node/lazyBundle.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import type { Configured } from '../configuration/configured.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { counted } from '../output/text.ts';
import { inTeam, teamOf, withoutAccepted } from './scanTeam.ts';
import type { TargetScan } from './targetScan.ts';

/** The only part of `scan` that starts a program: git. */
const gitObjects = lazyBundle<typeof bundle>('gitObjects.js');

/** `scan --staged` and `scan --history`. Throws {@link UsageError} if git cannot read the repository. */
export async function scanRepository(
  { environment, exclusions }: Configured,
  target: string,
  part: bundle.GitPart,
): Promise<TargetScan> {
  const folder = pathOf(target, environment.options);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`scan --${part} takes a folder of a git repository; ${target} is not a folder`);
  const git = gitObjects();
  try {
    const repository = await (part === 'history' ? git.repositoryOf(folder) : git.workTreeOf(folder));
    const team = teamOf(environment, repository);
    const scanner = createScanner(team.rules?.optionsFor(team.source.shift));
    let accepted = 0;
    let done = 0;
    const isWanted = (finding: Finding): boolean => {
      const wanted = withoutAccepted([finding], team).length > 0;
      if (!wanted) accepted++;
      return wanted;
    };
    const result = await git.scanGit(scanner, repository, part, {
      excludes: exclusions.below(repository),
      isWanted,
      onContent: () => environment.progress.show(`${counted(++done, 'content')} scanned`),
    });
    const own = result.findings.map(finding => inTeam(finding, team.source));
    // `COMMIT:PATH` is a name in the repository, not a path below a folder.
    const base = part === 'history' ? environment.options.workspace : repository;
    const isUnread = result.skipped.some(({ reason }) => reason === 'missing');
    return { base, isUnread, ...result, inTeam: own, explanations: [], accepted, stale: [] };
  } catch (error) {
    // Compare the name, since each bundle has its own copy of the class.
    if (error instanceof Error && error.name === 'GitError') throw new UsageError(`${target}: ${error.message}`);
    throw error;
  }
}
