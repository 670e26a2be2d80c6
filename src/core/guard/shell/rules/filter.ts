import { inlineCode } from '../inlineCode.ts';
import { filters } from '../programs.ts';
import type { Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';
import { filterArguments } from './arguments.ts';

/** Nothing of a file is printed: `grep -q`, `-c`, `-l`, `-L`. Letters before it take no value. */
const countsOnly = /^-[abhHiInosvwxEFGPyz]*[qclL]$|^--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?)$|^-quiet$/;

/** `grep`, `sed`, `awk` … : a pattern or a program, then files. */
export const filter: Rule = (state, { name, rest, piped }) => {
  const known = filters[name.toLowerCase()];
  if (known === undefined) return;
  const { programs, files, isInPlace } = filterArguments(known, rest);
  for (const program of programs) {
    programText(state, program);
    if (known.inPlace !== undefined) sedFiles(state, unescaped(program));
  }
  if (isInPlace) return state.write(files);
  if (known.namesFiles === true && rest.some(word => countsOnly.test(word))) return;
  const given = files.length === 0 && state.dialect === 'powershell' ? (piped ?? []) : files;
  state.read(given, { isNamed: known.namesFiles === true });
};

/** A program of awk or sed may read files of its own. */
function programText(state: ShellState, program: Pattern): void {
  const text = unescaped(program);
  const { reads, texts } = inlineCode(text);
  if (/getline/.test(text)) state.read(reads);
  if (/>|system/.test(text)) state.write(texts);
}

/** `r FILE` and `w FILE` of sed. */
function sedFiles(state: ShellState, text: string): void {
  for (const [, command = '', file = ''] of text.matchAll(/(?:^|[;{}\s/\d$])([rRwW]) ?([^\s;}]+)/g)) {
    if (/w/i.test(command)) state.write([escaped(file)]);
    else state.read([escaped(file)]);
  }
}
