// Pinned at 10.2.4, the version in the lock file of Copilot 0.67: patterns have to be read exactly as Copilot reads them.
import { minimatch } from 'minimatch';
import { type LinearExpression, linearExpression } from '../../../texts/linearExpression.ts';
import type { OpenDocument } from '../../types.ts';
import type { Exclusion } from './exclusion.ts';
import { parseUri } from '../documents/uris.ts';

/** One rule of an account's content exclusion, as the server sends it. */
export interface RemoteRule {
  readonly paths?: readonly string[];
  readonly ifAnyMatch?: readonly string[];
  readonly ifNoneMatch?: readonly string[];
}

/** The key of the rules for documents outside any repository. */
const outsideRepositories = 'non-git-file';

/** A repository on this computer: the decoded path of its root and the URL it is fetched from. */
export interface Repository {
  readonly root: string;
  readonly fetchUrl: string;
}

const matchOptions = { nocase: true, matchBase: true, nonegate: true, dot: true } as const;

/** Returns the form of a fetch URL under which the server keys its rules; a text that is not a URL is returned unchanged. */
export function normalizeFetchUrl(fetchUrl: string): string {
  const scp = /^[^@/\s]+@([^:/\s]+):(.*)$/.exec(fetchUrl);
  if (scp !== null) return `https://${scp[1] ?? ''}/${scp[2] ?? ''}`;
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^:/?#]+)(?::\d*)?([^?#]*)/i.exec(fetchUrl);
  if (url === null) return fetchUrl;
  const path = url[2] === '' ? '/' : (url[2] ?? '/');
  // Bitbucket serves repositories below /scm/; an owner and its repository may both be called scm.
  const withoutScm = /^\/scm\/[^/]/.test(path) && !path.startsWith('/scm/scm.git') ? path.slice('/scm'.length) : path;
  return `https://${(url[1] ?? '').toLowerCase()}${withoutScm}`;
}

/**
 * Compiles an expression as rules write it: bare, or between slashes with flags. Copilot runs it on JavaScript's engine; here it runs on
 * a linear-time engine, because it comes from a file. Null if that engine does not support it.
 */
export function ruleExpression(text: string): LinearExpression | null {
  const end = text.lastIndexOf('/');
  const bare = !text.startsWith('/') && !text.endsWith('/');
  return bare ? linearExpression(text, '') : linearExpression(text.slice(1, end), text.slice(end + 1));
}

const matches = (expressions: readonly LinearExpression[], text: string): boolean =>
  expressions.some(isIn => isIn(text));

/**
 * Applies the rules of an organisation or repository, for an account with content exclusion. Path patterns of all rule sets count for
 * every document, expressions only for documents of their own repository.
 * Source: microsoft/vscode-copilot-chat@31acd00a, src/platform/ignore/node/remoteContentExclusion.ts.
 * @param ruleSets by normalised fetch URL, or {@link outsideRepositories}; only those that the account has loaded
 */
export function remoteRules(
  ruleSets: ReadonlyMap<string, readonly RemoteRule[]>,
  repositories: readonly Repository[],
): Exclusion {
  const patterns = [...ruleSets.values()].flat().flatMap(rule => rule.paths ?? []);
  const expressionsOf = (key: string): { any: LinearExpression[]; none: LinearExpression[] } => {
    const parse = (texts: readonly string[] = []): LinearExpression[] =>
      texts.flatMap(text => ruleExpression(text) ?? []);
    const rules = ruleSets.get(key) ?? [];
    return { any: rules.flatMap(rule => parse(rule.ifAnyMatch)), none: rules.flatMap(rule => parse(rule.ifNoneMatch)) };
  };
  const own = new Map(
    repositories.map(repository => [repository, expressionsOf(normalizeFetchUrl(repository.fetchUrl))]),
  );
  const outside = expressionsOf(outsideRepositories);
  return ({ uri, text }: OpenDocument) => {
    const { path } = parseUri(uri);
    const repository = repositories.find(({ root }) => path === root || path.startsWith(`${root}/`));
    const name = path.toLowerCase().replace(repository?.root.toLowerCase() ?? '', '');
    const names = [name, path];
    if (patterns.some(pattern => names.some(each => minimatch(each, pattern, matchOptions)))) return true;
    if (text === '') return false;
    const { any, none } = (repository === undefined ? undefined : own.get(repository)) ?? outside;
    return matches(any, text) || (none.length > 0 && !matches(none, text));
  };
}
