import { inlineCode } from '../inlineCode.ts';
import { type FileOptions } from '../fileOptions.ts';
import { filters } from '../programs.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';
import { filesOfOptions, filterArguments } from './arguments.ts';

/** Nothing of a file is printed: `grep -q`, `-c`, `-l`, `-L`. Letters before it take no value. */
const countsOnly = /^-[abhHiInosvwxEFGPyz]*[qclL]$|^--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?)$|^-quiet$/;

/** `grep`, `sed`, `awk` … : a pattern or a program, then files. */
export const filter: Rule = (state, call) => {
  const { name, rest, piped } = call;
  const known = filters[name.toLowerCase()];
  if (known === undefined) return;
  const { programs, files: operands, isInPlace } = filterArguments(known, rest);
  const files = [...(name === 'yq' && operands.length === 0 ? programs.filter(isDocument) : operands)];
  // A pattern or a program that stands in a file: what it matches, or the errors in it, are printed.
  state.read(filesOfOptions(programFiles, rest));
  for (const program of programs) {
    programText(state, call, program);
    if (/sed$/.test(name)) sedFiles(state, call, unescaped(program));
  }
  if (isInPlace) return state.write(files);
  if (known.namesFiles === true && rest.some(word => countsOnly.test(word))) return;
  const given = files.length === 0 && state.dialect === 'powershell' ? (piped ?? []) : files;
  state.read(given, { isNamed: known.namesFiles === true });
};

const programFiles: FileOptions = { '-f': 'file', '--file': 'file', '--from-file': 'file' };

/** Of `yq` alone: a file where the program could stand. */
function isDocument(word: Pattern): boolean {
  return /\.(?:ya?ml|json|xml|toml|props|csv)$/i.test(word);
}

/** A program of awk, jq, yq or sed may read files of its own, and start others. */
function programText(state: ShellState, { run }: Call, program: Pattern): void {
  const text = unescaped(program);
  const { reads, texts } = inlineCode(text);
  if (/getline|readfile|\b(?:str)?load/.test(text)) state.read(reads);
  if (/>|system/.test(text)) state.write(texts);
  if (/system|getline/.test(text)) for (const each of texts.map(unescaped)) if (/\s/.test(each)) run(each, 'bash');
}

/** `r FILE`, `w FILE` and `e COMMAND` of sed. */
function sedFiles(state: ShellState, { run }: Call, text: string): void {
  const [, started] = /^[$\d,/\w\s]*?\be ([^]+)$/.exec(text) ?? [];
  if (started !== undefined) run(started, 'bash');
  for (const [, command = '', file = ''] of text.matchAll(/(?:^|[;{}\s/\d$])([rRwW]) ?([^\s;}]+)/g)) {
    if (/w/i.test(command)) state.write([escaped(file)]);
    else state.read([escaped(file)]);
  }
}
