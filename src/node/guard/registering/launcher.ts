import type { Launch } from '../../../core/guard/hooks/types.ts';
import { guardPlaces } from '../places.ts';
import { singleQuoted } from '../../../core/guard/hooks/commandLine.ts';

/** The program that runs the guard, and what it needs. */
export interface Runtime {
  /** Absolute path of Node, or of an editor that serves as Node. */
  readonly program: string;
  /** An editor runs as Node with `ELECTRON_RUN_AS_NODE`. */
  readonly isEditor: boolean;
  /** The folder of `cli.js` and `guard.js`. */
  readonly dist: string;
}

/** Returns the runtime of this process. */
export function ownRuntime(dist: string): Runtime {
  return { program: process.execPath, isEditor: process.versions['electron'] !== undefined, dist };
}

/**
 * Variables that make Node run other code, or look for a person's files elsewhere. A repository's settings may set them for
 * hooks.
 */
const swaying = ['NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE'];

/**
 * Returns the launcher of a person: a stable command line without a version, which hooks name. For agents, it starts `guard.js`
 * directly. An update of an editor's extension moves the programs: the launcher then uses the pointer ({@link pointTo}), so its own
 * text stays the same, and can be undone.
 */
export function launcherFile(
  home: string,
  { program, isEditor, dist }: Runtime,
  platform: string,
): { readonly file: string; readonly text: string } {
  const { launcher, windowsLauncher, pointer } = guardPlaces(home);
  if (platform === 'win32') {
    const lines = [
      '@echo off',
      'rem Written by Sightglass (sightglass guard install).',
      'setlocal',
      `set "USERPROFILE=${home}"`,
      ...swaying.map(name => `set "${name}="`),
      ...(isEditor ? ['set ELECTRON_RUN_AS_NODE=1'] : []),
      `set "dist=${dist}"`,
      `if not exist "%dist%\\guard.js" if exist "${pointer}" set /p dist=<"${pointer}"`,
      'set "program=%dist%\\cli.js"',
      'if "%~1 %~2"=="guard run" set "program=%dist%\\guard.js"',
      `"${program}" "%program%" %*`,
      'exit /b %errorlevel%',
    ];
    return { file: windowsLauncher, text: `${lines.join('\r\n')}\r\n` };
  }
  const node = singleQuoted(program);
  const lines = [
    '#!/bin/sh',
    '# Written by Sightglass (sightglass guard install). Agents call it; a newer Sightglass writes it anew.',
    `export HOME=${singleQuoted(home)}`,
    `unset ${swaying.join(' ')}`,
    `dist=${singleQuoted(dist)}`,
    `[ -f "$dist/guard.js" ] || [ ! -f ${singleQuoted(pointer)} ] || IFS= read -r dist < ${singleQuoted(pointer)}`,
    'program="$dist/cli.js"',
    `[ "$1 $2" = 'guard run' ] && program="$dist/guard.js"`,
    ...(isEditor ? ['export ELECTRON_RUN_AS_NODE=1'] : []),
    `[ -x ${node} ] && exec ${node} "$program" "$@"`,
    'unset ELECTRON_RUN_AS_NODE',
    `exec node "$program" "$@"`,
  ];
  return { file: launcher, text: `${lines.join('\n')}\n` };
}

/** Returns the programs' folder in the text of a launcher written by {@link launcherFile}; null for another text. */
export function launcherTarget(text: string): string | null {
  const posix = /^dist='((?:[^'\n]|'\\'')*)'$/m.exec(text)?.[1]?.replaceAll("'\\''", "'");
  return posix ?? /^set "dist=([^"\r\n]*)"/m.exec(text)?.[1] ?? null;
}

/** Returns how an agent starts the guard. */
export function launchOf(program: string, before: readonly string[], agent: string, isClosed: boolean): Launch {
  const words = ['guard', 'run', '--agent', agent, ...(isClosed ? ['--fail-closed'] : [])];
  return { program, arguments: [...before, ...words] };
}
