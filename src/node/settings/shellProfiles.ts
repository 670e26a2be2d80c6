import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileFile, Readings } from '../../core/settings/readings.ts';
import type { ShellDialect } from '../../core/config/shellScan.ts';

/** Start files of each shell; the file that is read last, and so wins, comes first. Sources: the manuals of bash 5, zsh 5, fish 4. */
const startFiles: Readonly<Record<string, readonly string[]>> = {
  bash: ['.bashrc', '.bash_profile', '.bash_login', '.profile'],
  zsh: ['.zlogin', '.zshrc', '.zprofile', '.zshenv'],
  fish: ['config.fish'],
  sh: ['.profile'],
};

interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/**
 * Returns the files from which programs started in this person's shell get their environment, and the file for a new variable. The
 * files are only named here and read elsewhere; nothing is run. On Windows, variables are in the registry, which is not read. Never
 * throws.
 */
export async function shellProfiles({
  home,
  env,
  platform,
}: Person): Promise<Pick<Readings, 'profiles' | 'newVariables'>> {
  if (platform === 'win32') return { profiles: [], newVariables: null };
  const shell = path.posix.basename(env['SHELL'] ?? '').replace(/^-/, '');
  const config = absolute(env['XDG_CONFIG_HOME']) ?? path.join(home, '.config');
  const folder =
    shell === 'fish' ? path.join(config, 'fish') : shell === 'zsh' ? (absolute(env['ZDOTDIR']) ?? home) : home;
  const dialect: ShellDialect = shell === 'fish' ? 'fish' : 'posix';
  const own = (startFiles[shell] ?? []).map(name => ({ file: path.join(folder, name), dialect }));
  const snippets = shell === 'fish' ? await filesIn(path.join(folder, 'conf.d'), '.fish', dialect) : [];
  const session = platform === 'linux' ? await filesIn(path.join(config, 'environment.d'), '.conf', 'dotenv') : [];
  return { profiles: [...own, ...snippets, ...session], newVariables: own[newVariableAt(shell, platform)] ?? null };
}

/** Terminals on macOS start login shells, in which bash does not read `.bashrc`. */
function newVariableAt(shell: string, platform: string): number {
  return shell === 'zsh' || (shell === 'bash' && platform === 'darwin') ? 1 : 0;
}

/** Returns the files of a folder with an extension; the last in name order, which wins, comes first. */
async function filesIn(folder: string, ending: string, dialect: ShellDialect): Promise<readonly ProfileFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter(name => name.endsWith(ending))
    .sort()
    .reverse()
    .map(name => ({ file: path.join(folder, name), dialect }));
}

function absolute(value: string | undefined): string | null {
  return value !== undefined && path.isAbsolute(value) ? value : null;
}
