import { inlineCode } from '../inlineCode.ts';
import { filters } from '../programs.ts';
import type { Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';
import { filterArguments } from './arguments.ts';

/** `grep`, `sed`, `awk` … : a pattern or a program, then files. */
export const filter: Rule = (state, { name, rest }) => {
  const known = filters[name.toLowerCase()];
  if (known === undefined) return;
  const { program, files, isInPlace } = filterArguments(known, rest);
  if (isInPlace) return state.write(files);
  if (program !== null) programText(state, program);
  state.read(files, { isNamed: known.namesFiles === true });
};

/** A program of awk or sed may read files of its own. */
function programText(state: ShellState, program: Pattern): void {
  const text = unescaped(program);
  const { reads, texts } = inlineCode(text);
  if (/getline/.test(text)) state.read(reads);
  if (/>|system/.test(text)) state.write(texts);
  // `w FILE` of sed.
  for (const [, file = ''] of text.matchAll(/(?:^|[;{}\s/\d$])[wW] ?([^\s;}]+)/g)) state.write([escaped(file)]);
}
