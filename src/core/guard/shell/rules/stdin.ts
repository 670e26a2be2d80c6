import type { Call, Rule, ShellState } from '../state.ts';
import { escaped, unescaped } from '../words.ts';
import { operandsOf } from './arguments/operands.ts';
import { program } from './program.ts';

/** Returns every text on a command's standard input that is part of the command line. */
function textsGiven(state: ShellState, { command, piped }: Call): readonly string[] {
  return [...state.textsGiven(command), ...(piped ?? [])].map(unescaped);
}

/** Programs that run their input, now or later: `at`, `batch`, `crontab -`, `make -f -`. */
export const scheduled: Rule = (state, call) => {
  for (const text of textsGiven(state, call)) call.run(text.replace(whenItRuns, ''), 'bash');
  program(state, call);
};

/** The part before the command in a line of `crontab`. */
const whenItRuns = /^[ \t]*(?:@\w+|(?:[\d*,/-]+[ \t]+){5})/gm;

/** `make` with a makefile on its standard input. */
export const make: Rule = (state, call) => {
  if (call.rest.some((word, at) => word === '-f-' || (word === '-' && /^-f$/.test(call.rest[at - 1] ?? ''))))
    for (const text of textsGiven(state, call)) call.run(text, 'bash');
  program(state, call);
};

/** Commands of editors and of the shells of databases that read a file: `r FILE`, `.read FILE`, `\i FILE`, `source FILE`. */
const readingLine = /^\s*(?:[$\d,]*[re] |\.(?:import|read|open)\s+|\\i[r]?\s+|source\s+|\\\.\s+)["']?([^\s"']+)/;

export const fileCommands: Rule = (state, call) => {
  for (const text of textsGiven(state, call))
    for (const line of text.split(/\n|\\n/)) {
      const [, file] = readingLine.exec(line) ?? [];
      if (file !== undefined) state.read([escaped(file)]);
    }
  program(state, call);
};

/** Programs that pack the files named on their input: `cpio -o`, `zip -@`. */
export const namesGiven: Rule = (state, call) => {
  if (call.name === 'cpio' || call.rest.includes('-@'))
    state.read(
      [...(call.piped ?? []), ...state.textsGiven(call.command)].flatMap(each => operandsOf(each.split(/\s+/))),
    );
  program(state, call);
};
