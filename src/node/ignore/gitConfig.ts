import path from 'node:path';
import { utf8Bytes, foldAscii } from '../../core/ignore/gitignore/bytes.ts';
import { compileGlob } from '../../core/ignore/gitignore/wildmatch.ts';
import { gitVariables, type GitVariable } from '../../core/ignore/sources/gitConfig.ts';
import { type GitFolders, readSmall } from './gitRepository.ts';
import { slashed } from '../files/inside.ts';

export interface GitPerson {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
}

/** Included files may include others; git stops at this depth as well (config.c, MAX_INCLUDE_DEPTH). */
const mostIncludes = 10;

/**
 * Returns a person's file with ignore rules for every repository: `core.excludesFile`, from wherever git reads it, else the
 * default place; null if it is set to the empty string. The file may not exist. Reads files only; never throws.
 * @param repository null outside of a repository
 */
export function globalExcludesFile(person: GitPerson, repository: GitFolders | null): string | null {
  const { home, env } = person;
  const base = repository?.root ?? home;
  const found = gitVariablesOf(person, repository).findLast(
    ({ section, subsection, name }) => section === 'core' && subsection === null && name === 'excludesfile',
  );
  if (found === undefined)
    return path.join(absolute(env['XDG_CONFIG_HOME']) ?? path.join(home, '.config'), 'git', 'ignore');
  return found.value === '' ? null : path.resolve(base, expanded(found.value, home));
}

/** Returns every variable that applies, the winning value last: system, person, repository, worktree, environment. */
export function gitVariablesOf(person: GitPerson, repository: GitFolders | null): readonly GitVariable[] {
  const files = [
    ...systemFiles(person),
    ...personalFiles(person),
    ...(repository?.common === null || repository === null ? [] : [path.join(repository.common, 'config')]),
    ...(repository?.own === null || repository === null ? [] : [path.join(repository.own, 'config.worktree')]),
  ];
  return [...files.flatMap(file => withIncludes(file, person, repository, 0)), ...fromEnvironment(person.env)];
}

/** Sources: git-config(1), FILES and ENVIRONMENT; the places of Git for Windows and Homebrew. */
function systemFiles({ env, platform }: GitPerson): readonly string[] {
  const isOff = env['GIT_CONFIG_NOSYSTEM'] ?? '';
  if (isOff !== '' && !/^(?:0|false|no|off)$/i.test(isOff)) return [];
  const named = env['GIT_CONFIG_SYSTEM'];
  if (named !== undefined) return named === '' ? [] : [named];
  switch (platform) {
    case 'win32':
      return ['C:\\ProgramData\\Git\\config', 'C:\\Program Files\\Git\\etc\\gitconfig'];
    case 'darwin':
      return [
        '/Library/Developer/CommandLineTools/usr/share/git-core/gitconfig',
        '/etc/gitconfig',
        '/usr/local/etc/gitconfig',
        '/opt/homebrew/etc/gitconfig',
      ];
    default:
      return ['/etc/gitconfig'];
  }
}

function personalFiles({ home, env }: GitPerson): readonly string[] {
  const named = env['GIT_CONFIG_GLOBAL'];
  if (named !== undefined) return named === '' ? [] : [named];
  const config = absolute(env['XDG_CONFIG_HOME']) ?? path.join(home, '.config');
  return [path.join(config, 'git', 'config'), path.join(home, '.gitconfig')];
}

function fromEnvironment(env: GitPerson['env']): readonly GitVariable[] {
  const count = Math.min(Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0, 100);
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const key = env[`GIT_CONFIG_KEY_${at}`] ?? '';
    const [section = '', ...rest] = key.split('.');
    const name = rest.pop() ?? '';
    const subsection = rest.length === 0 ? null : rest.join('.');
    const value = env[`GIT_CONFIG_VALUE_${at}`] ?? '';
    return { section: section.toLowerCase(), subsection, name: name.toLowerCase(), value };
  });
}

function withIncludes(
  file: string,
  person: GitPerson,
  repository: GitFolders | null,
  depth: number,
): readonly GitVariable[] {
  if (depth > mostIncludes) return [];
  return gitVariables(readSmall(file)).flatMap((variable): readonly GitVariable[] => {
    const { section, subsection, name, value } = variable;
    const isInclude =
      name === 'path' &&
      ((section === 'include' && subsection === null) ||
        (section === 'includeif' && holds(subsection ?? '', file, person, repository)));
    if (!isInclude || value === '') return [variable];
    const target = path.resolve(path.dirname(file), expanded(value, person.home));
    return [variable, ...withIncludes(target, person, repository, depth + 1)];
  });
}

/** Whether the condition of an `includeIf` holds here (git-config(1), Conditional includes). */
function holds(condition: string, file: string, person: GitPerson, repository: GitFolders | null): boolean {
  if (repository?.own === null || repository === null) return false;
  const [, kind, pattern = ''] = /^([^:]+(?::remote\.\*\.url)?):(.*)$/s.exec(condition) ?? [];
  switch (kind) {
    case 'gitdir':
    case 'gitdir/i': {
      const glob = gitFolderGlob(pattern, file, person.home);
      return matches(glob, slashed(repository.own), kind === 'gitdir/i' || person.platform === 'win32');
    }
    case 'onbranch': {
      const branch = /^ref: refs\/heads\/(.+)$/m.exec(readSmall(path.join(repository.own, 'HEAD')))?.[1];
      return branch !== undefined && matches(pattern.endsWith('/') ? `${pattern}**` : pattern, branch, false);
    }
    case 'hasconfig:remote.*.url':
      return repository.fetchUrls.some(url => matches(pattern, url, false));
    default:
      return false;
  }
}

function gitFolderGlob(pattern: string, file: string, home: string): string {
  const start = pattern.startsWith('./')
    ? slashed(path.dirname(file)) + pattern.slice(1)
    : slashed(expanded(pattern, home));
  const anchored = /^(?:\/|[A-Za-z]:)/.test(start) ? start : `**/${start}`;
  return anchored.endsWith('/') ? `${anchored}**` : anchored;
}

function matches(pattern: string, text: string, fold: boolean): boolean {
  const bytes = utf8Bytes(text);
  return compileGlob(utf8Bytes(pattern), 'path', fold)?.(fold ? foldAscii(bytes) : bytes) ?? false;
}

function expanded(value: string, home: string): string {
  return value === '~' || value.startsWith('~/') ? path.join(home, value.slice(1)) : value;
}

function absolute(value: string | undefined): string | null {
  return value !== undefined && path.isAbsolute(value) ? value : null;
}
