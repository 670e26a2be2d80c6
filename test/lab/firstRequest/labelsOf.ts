import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';

/** A file of a fixture, before an agent ran. */
export interface CanaryFile {
  /** Relative to the home folder. */
  readonly file: string;
  readonly text: string;
}

/** Texts of the fixtures that show that a fact was sent. */
const factTexts: Readonly<Record<string, RegExp>> = {
  gitBranch: /feature\/\w+qf-77/,
  gitStatus: /\?\? \S*notes|Untracked files/,
  gitLog: /CANARY-commit/,
  gitRemote: /-remote\.git/,
  gitUserName: /Zora Gitname/,
  gitEmail: /zora\.git@/,
  // Not the names in git's status, which are another fact.
  listing: /(?<!(?:\?\?|[AMR]{1,2}) {1,2}(?:[^\s\\]*\/)?)(?:CONVENTIONS\.md|serverqa|TEAM\.md|\.windsurfrules)/,
  envVar: /CANARY-envvar/,
};

const canary = /CANARY-[\w-]*\w/g;

function commitOf(work: string): string {
  return spawnSync('git', ['-C', work, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
}

/** Replaces, in labels, the fixture's folder as agents write it in folder names. */
export const placeSlug = '<place-slug>';

export function slugOf(folder: string): string {
  return folder.replace(/[^A-Za-z0-9]/g, '-');
}

/**
 * Returns the contents of a request in the form of the labels; what was not in it is left out.
 * @param files the files with the texts to look for; what a server returns counts for the files that declare the server
 */
export function labelsOf(
  request: string,
  files: readonly CanaryFile[],
  { home, work }: { readonly home: string; readonly work: string },
): object {
  const seen = new Set(request.match(canary) ?? []);
  const servers = [...seen].flatMap(each => /^CANARY-mcp-(.+)-(?:tool|instructions)$/.exec(each)?.[1] ?? []);
  const isIn = ({ text }: CanaryFile): boolean =>
    (text.match(canary) ?? []).some(each => seen.has(each)) ||
    servers.some(name => text.includes(`"${name}"`) || text.includes(`'${name}'`));
  const items = files
    .filter(isIn)
    .map(({ file }) => {
      const inWork = path.relative(work, path.join(home, file));
      const name = inWork.startsWith('../../../..') ? `~/${file}` : inWork;
      return { path: name.replace(slugOf(path.dirname(home)), placeSlug), present: 'verbatim' };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const found = Object.entries(factTexts).map(([fact, pattern]) => ({ fact, isThere: pattern.test(request) }));
  const commit = commitOf(work);
  const facts = [
    // A program that is started behind a link only knows the real folder.
    { fact: 'cwd', isThere: request.includes(work) || request.includes(realpathSync(work)) },
    { fact: 'gitCommit', isThere: /^[0-9a-f]{7}/.test(commit) && request.includes(commit.slice(0, 7)) },
    ...found,
  ].map(({ fact, isThere }) => ({ fact, present: isThere ? 'prompt' : 'no' }));
  return { items, facts };
}
