import { isAbsolute, resolved } from '../paths/absolutePaths.ts';
import type { ServerReach } from './types.ts';

/** The folders that variables and relative paths in a server's definition refer to. With `/`. */
export interface ServerGround {
  readonly home: string;
  readonly workspace: string;
}

/**
 * Servers that serve only the folders they are given. Roots that the tool announces replace these folders
 * (modelcontextprotocol/servers, README of `filesystem`, read 2026-11-29).
 */
const bounded = /(?:^|[/@])(?:server-filesystem|mcp-server-filesystem|mcp\/filesystem)(?:@[^/]*)?$/;
/** Programs whose first argument is what they run. */
const runners =
  /^(?:node|bun|deno|tsx|python[\d.]*|py|pythonw|uv|uvx|pipx|npx|bunx|pnpm|yarn|npm|ruby|perl|java|dotnet|cmd|sh|bash|zsh|pwsh|powershell)$/;
const containers = /^(?:docker|podman|nerdctl)$/;

/**
 * Which files a server can read, judged only by its definition: nothing is started. A program on this computer can read everything
 * its user can. If it is told to work in certain folders, these count as its reach; `isBounded` means that it keeps to them.
 */
export function serverReach(
  { command = [], cwd }: { readonly command?: readonly string[]; readonly cwd: string | null },
  ground: ServerGround,
): ServerReach {
  const [program, ...given] = command;
  if (program === undefined) return { kind: 'remote' };
  if (containers.test(nameOf(program))) return { kind: 'folders', folders: mounts(given, ground), isBounded: true };
  const start = cwd === null ? ground.workspace : pathOf(cwd, ground.workspace, ground);
  const isBounded = command.some(word => bounded.test(word));
  const folders = wordsFor(program, given).flatMap(word => pathOf(word, start ?? ground.workspace, ground) ?? []);
  if (folders.length > 0 || isBounded)
    return { kind: 'folders', folders: [...new Set(folders)], isBounded, ...(isBounded ? { takesRoots: true } : {}) };
  if (cwd !== null && start !== null) return { kind: 'folders', folders: [start], isBounded: false };
  return { kind: 'disk' };
}

/** The arguments that may name a folder to work in. Excludes the script or package that is run, and names with a file extension. */
function wordsFor(program: string, given: readonly string[]): readonly string[] {
  const first = runners.test(nameOf(program)) ? given.findIndex(word => !word.startsWith('-')) : -1;
  return given
    .filter((_, at) => at !== first)
    .map(word => /^--?[\w-]+=(.+)$/.exec(word)?.[1] ?? word)
    .filter(word => !/\.(?:[cm]?[jt]s|py|sh|ps1|rb|jar|dll|exe|json5?|jsonc|ya?ml|toml|env|sock|pem|log)$/i.test(word));
}

/** The folders of this computer that are mounted in a container: `-v FOLDER:…` and `--mount …src=FOLDER,…`. */
function mounts(given: readonly string[], ground: ServerGround): readonly string[] {
  const sources = given.flatMap((word, at) => {
    const value = /^(?:-v|--volume|--mount)$/.test(word)
      ? given[at + 1]
      : /^(?:-v|--volume=|--mount=)(.+)$/.exec(word)?.[1];
    if (value === undefined) return [];
    const named = /(?:^|,)(?:src|source)=([^,]+)/.exec(value)?.[1];
    return [named ?? /^((?:[A-Za-z]:)?[^:]*):/.exec(value)?.[1] ?? []].flat();
  });
  return [...new Set(sources.flatMap(each => pathOf(each, ground.workspace, ground) ?? []))];
}

/** A word that is a path, made absolute and with `/`; null for any other word. */
function pathOf(word: string, start: string, { home, workspace }: ServerGround): string | null {
  const path = word
    .replaceAll('\\', '/')
    .replace(/^(?:\$\{workspaceFolder(?::[^}]*)?\}|\$\{CLAUDE_PROJECT_DIR(?::-[^}]*)?\}|\$\{cwd\})/, workspace)
    .replace(/^(?:~(?=\/|$)|\$\{userHome\}|\$\{(?:env:)?(?:HOME|USERPROFILE)\}|\$HOME(?=\/|$))/, home);
  if (!isAbsolute(path) && !/^\.{1,2}(?:\/|$)/.test(path)) return null;
  return resolved(start, path);
}

function nameOf(program: string): string {
  return (program.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat)$/i, '').toLowerCase();
}
