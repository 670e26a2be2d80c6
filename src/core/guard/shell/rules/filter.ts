import { inlineCode } from '../inlineCode.ts';
import { type FileOptions } from '../fileOptions.ts';
import { filters } from '../programs.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped, unknownText } from '../words.ts';
import { filterArguments } from './arguments/filterArguments.ts';
import { filesOfOptions } from './arguments/optionFiles.ts';

/** Options with which nothing of a file is printed: `grep -q`, `-c`, `-l`, `-L`. Letters before the option take no value. */
const countsOnly =
  /^-[abhHiInosvwxEFGPyzrR]*[qclL][abhHiInosvwxEFGPyzrRqclLZ]*$|^--(?:quiet|silent|count|files-with(?:out)?-match(?:es)?)$|^-quiet$/;

/** `grep`, `sed`, `awk` … : a pattern or a program, then files. */
export const filter: Rule = (state, call) => {
  const { name, rest, piped } = call;
  const known = filters[name.toLowerCase()];
  if (known === undefined) return;
  const { programs, files: operands, isInPlace } = filterArguments(known, rest);
  const files = [...(name === 'yq' && operands.length === 0 ? programs.filter(isDocument) : operands)];
  // If a pattern or a program is in a file, its matches or the errors in it are printed.
  state.read(filesOfOptions(programFiles, rest));
  if (/awk$/.test(name) && programs.some(each => /getline/.test(each)))
    state.read(rest.flatMap(word => /^(?:-v)?[A-Za-z]\w*=(.+)$/.exec(word)?.[1] ?? []));
  for (const program of programs) {
    programText(state, call, program);
    if (/sed$/.test(name)) sedFiles(state, call, unescaped(program));
  }
  if (isInPlace) return state.write(files);
  if (known.namesFiles === true && rest.some(word => countsOnly.test(word))) return;
  searchEverywhere(state, call, programs, files);
  const given = files.length === 0 && state.dialect === 'powershell' ? (piped ?? []) : files;
  state.read(given, { isNamed: known.namesFiles === true });
};

/** Patterns that match nearly every line. */
const anyLine = /^[\^$.*+=\\w]{0,4}$/;

/** A search for anything in folders reads everything in them. */
function searchEverywhere(
  state: ShellState,
  { name, rest }: Call,
  programs: readonly Pattern[],
  files: readonly Pattern[],
): void {
  const isGrep = /^[ef]?grep$/.test(name);
  const isDeep = isGrep
    ? rest.some(word => /^-\w*[rR]|^--(?:dereference-)?recursive$/.test(word))
    : /^(?:rg|ag|ack|ugrep|ug)$/.test(name);
  if (!isDeep) return;
  const isNamed = !rest.some(word => (isGrep ? /^-\w*h|^--no-filename$/ : /^-\w*[hI]|^--no-filename$/).test(word));
  const chosen = rest.flatMap((word, at) => {
    const [, glob] = /^(?:--include=|--glob=)(.+)$/.exec(word) ?? [];
    return glob ?? (/^(?:-g|--glob|--include)$/.test(word) ? (rest[at + 1] ?? '') : []);
  });
  const names = chosen.map(unescaped).filter(glob => !/[!*?[{]/.test(glob));
  state.read(names.map(each => `${unknownText}/${escaped(each)}`));
  if (chosen.length > 0 || !programs.some(each => anyLine.test(unescaped(each)))) return;
  const showsHidden = isGrep || rest.some(word => /^-\w*u|^--(?:hidden|unrestricted|no-ignore)/.test(word));
  const inFolder = showsHidden ? ['*', '.*', '*/*', '*/.*'] : ['*', '*/*'];
  state.read(
    (files.length === 0 ? ['.'] : files).flatMap(folder =>
      inFolder.map(each => `${folder.replace(/\/$/, '')}/${each}`),
    ),
    { isNamed },
  );
}

const programFiles: FileOptions = { '-f': 'file', '--file': 'file', '--from-file': 'file' };

/** Whether a word of `yq` is a file in the place of the program. */
function isDocument(word: Pattern): boolean {
  return /\.(?:ya?ml|json|xml|toml|props|csv)$/i.test(word);
}

/** A program of awk, jq, yq or sed may itself read files and start other programs. */
function programText(state: ShellState, { run }: Call, program: Pattern): void {
  const text = unescaped(program);
  const { reads, texts } = inlineCode(text);
  if (/getline|readfile|\b(?:str)?load|ARGV/.test(text)) state.read(reads);
  if (/>|system/.test(text)) state.write(texts);
  if (/system|getline/.test(text)) for (const each of texts.map(unescaped)) if (/\s/.test(each)) run(each, 'bash');
}

/** `s/…/…/`: the pattern and the replacement are not commands. */
const substitution = /(?<![\w/])s([^\w\s])(?:\\[^]|(?!\1)[^\\])*\1((?:\\[^]|(?!\1)[^\\])*)\1(\w*)/g;

/** `r FILE`, `w FILE` and `e COMMAND` of sed. */
function sedFiles(state: ShellState, { run }: Call, text: string): void {
  const [, started] = /(?:^|[;{}\s/\d$])e ([^;}]+)/.exec(text) ?? [];
  if (started !== undefined) run(started, 'bash');
  const others = text.replace(substitution, (_, _mark: string, put: string, flags: string) => {
    if (flags.includes('e')) run(put, 'bash');
    return `/${flags}`;
  });
  for (const [, command = '', file = ''] of others.matchAll(/(?:^|[;{}\s/\d$])([rRwW]) ?([^\s;}]+)/g)) {
    if (/w/i.test(command)) state.write([escaped(file)]);
    else state.read([escaped(file)]);
  }
}
