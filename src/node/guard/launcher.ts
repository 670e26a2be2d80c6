import path from 'node:path';
import type { Launch } from '../../core/guard/hooks/types.ts';
import { guardPlaces } from './places.ts';
import { singleQuoted } from '../../core/guard/hooks/commandLine.ts';

/** The program that runs the guard, and what it needs. */
export interface Runtime {
  /** Absolute path of Node, or of an editor that serves as one. */
  readonly program: string;
  /** An editor runs as Node with `ELECTRON_RUN_AS_NODE`. */
  readonly isEditor: boolean;
  /** The folder of `cli.js` and `guard.js`. */
  readonly dist: string;
}

/** The runtime of this very process. */
export function ownRuntime(dist: string): Runtime {
  return { program: process.execPath, isEditor: process.versions['electron'] !== undefined, dist };
}

/**
 * The launcher of a person: a stable command line without a version, which hooks name. It starts `guard.js` itself for what
 * agents call.
 */
export function launcherFile(
  home: string,
  { program, isEditor, dist }: Runtime,
  platform: string,
): { readonly file: string; readonly text: string } {
  const { launcher, windowsLauncher } = guardPlaces(home);
  const cli = path.join(dist, 'cli.js');
  const guard = path.join(dist, 'guard.js');
  if (platform === 'win32') {
    const lines = [
      '@echo off',
      'rem Written by Sightglass (sightglass guard install).',
      'setlocal',
      ...(isEditor ? ['set ELECTRON_RUN_AS_NODE=1'] : []),
      `set "program=${cli}"`,
      `if "%~1 %~2"=="guard run" set "program=${guard}"`,
      `"${program}" "%program%" %*`,
      'exit /b %errorlevel%',
    ];
    return { file: windowsLauncher, text: `${lines.join('\r\n')}\r\n` };
  }
  const lines = [
    '#!/bin/sh',
    '# Written by Sightglass (sightglass guard install). Agents call it; a newer Sightglass writes it anew.',
    `program=${singleQuoted(cli)}`,
    `[ "$1 $2" = 'guard run' ] && program=${singleQuoted(guard)}`,
    ...(isEditor ? ['export ELECTRON_RUN_AS_NODE=1'] : []),
    `[ -x ${singleQuoted(program)} ] && exec ${singleQuoted(program)} "$program" "$@"`,
    'unset ELECTRON_RUN_AS_NODE',
    `exec node "$program" "$@"`,
  ];
  return { file: launcher, text: `${lines.join('\n')}\n` };
}

/** The programs of ours that the text of a launcher names, as {@link launcherFile} writes it. */
export function launcherTargets(text: string): readonly string[] {
  const posix = [...text.matchAll(/program='((?:[^'\n]|'\\'')*)'/g)].map(([, word = '']) =>
    word.replaceAll("'\\''", "'"),
  );
  const windows = [...text.matchAll(/set "program=([^"\r\n]*)"/g)].map(([, word = '']) => word);
  return [...posix, ...windows];
}

/** How an agent is told to start the guard. */
export function launchOf(program: string, before: readonly string[], agent: string, isClosed: boolean): Launch {
  const words = ['guard', 'run', '--agent', agent, ...(isClosed ? ['--fail-closed'] : [])];
  return { program, arguments: [...before, ...words] };
}
