import { ansiText, closing } from './bashText.ts';
import type { Part, Pipeline, Script, Word } from './syntax.ts';

/** What is before the bracket of a pattern list of `extglob` (bash manual, 3.5.8.1). */
const beforeList = /[?*+@!]$/;

/** Reads the words of a bash text one by one, each from where the one before it ended. Never throws. */
export class BashWords {
  at = 0;

  /**
   * @param parse reads a text that is inside of this one
   * @param run takes the commands in such a text, which run as well
   */
  constructor(
    private readonly text: string,
    private readonly parse: (inner: string) => Script,
    private readonly run: (pipelines: readonly Pipeline[]) => void,
  ) {}

  skipBlanks(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
  }

  /** The word that begins here; without parts where none does. */
  word(): Word {
    const { text } = this;
    const parts: Part[] = [];
    let plain = '';
    const flush = (): void => {
      if (plain !== '') parts.push({ kind: 'text', text: plain, isQuoted: false });
      plain = '';
    };
    while (this.at < text.length) {
      const unit = text[this.at] ?? '';
      if (unit === '(' && beforeList.test(plain)) {
        plain = plain.slice(0, -1) + this.#patternList(plain.slice(-1));
      } else if (unit === '(' && plain !== '' && !plain.endsWith('=') && text[this.at + 1] !== ')') {
        // zsh: a list of names within a word.
        plain += this.#patternList('@');
      } else if (/[\s;&|<>()]/.test(unit)) break;
      else if (/[\\'"$`]/.test(unit)) {
        flush();
        parts.push(...this.#quotedOrExpanded(unit));
      } else {
        plain += unit;
        this.at++;
      }
    }
    flush();
    return { parts };
  }

  /** The words of a text that is inside of this one; what it runs is run. */
  wordsOf(text: string): readonly Word[] {
    const { pipelines } = this.parse(`echo ${text.replaceAll('\n', ' ')}`);
    this.run(pipelines.slice(0, -1));
    return pipelines.at(-1)?.[0]?.words.slice(1) ?? [];
  }

  /** What is between the bracket at `open` and the one that closes it; the position is behind that afterwards. */
  bracketed(open: number): { readonly start: number; readonly end: number } {
    const end = closing(this.text, open);
    this.at = end;
    return { start: open + 1, end: this.text[end - 1] === (this.text[open] === '{' ? '}' : ')') ? end - 1 : end };
  }

  /** The commands up to the bracket that closes one before `start`; the position is behind it afterwards. */
  parenthesised(start: number): Script {
    const { end } = this.bracketed(start - 1);
    return this.#ran(this.text.slice(start, end));
  }

  #ran(inner: string): Script {
    const script = this.parse(inner);
    this.run(script.pipelines);
    return script;
  }

  /** `@(a|b)` and its like, as braces that name the same: any other name for `!(…)`. */
  #patternList(mark: string): string {
    const { start, end } = this.bracketed(this.at);
    if (mark === '!') return '*';
    const choices = this.text.slice(start, end).replace(/[{},]/g, '?').split('|');
    if (mark === '?' || mark === '*') choices.push('');
    return choices.length === 1 ? (choices[0] ?? '') : `{${choices.join(',')}}`;
  }

  #quotedOrExpanded(unit: string): readonly Part[] {
    const { text } = this;
    if (unit === '\\') {
      const next = text[this.at + 1] ?? '';
      this.at += 2;
      return next === '\n' || next === '' ? [] : [{ kind: 'text', text: next, isQuoted: true }];
    }
    if (unit === "'") {
      const start = this.at + 1;
      const end = text.indexOf("'", start);
      const close = end < 0 ? text.length : end;
      this.at = close + 1;
      return [{ kind: 'text', text: text.slice(start, close), isQuoted: true }];
    }
    if (unit !== '"') return [this.#expansion()];
    this.at++;
    return this.#doubleQuoted();
  }

  #doubleQuoted(): readonly Part[] {
    const { text } = this;
    const parts: Part[] = [];
    let plain = '';
    const flush = (): void => {
      parts.push({ kind: 'text', text: plain, isQuoted: true });
      plain = '';
    };
    while (this.at < text.length && text[this.at] !== '"') {
      const unit = text[this.at] ?? '';
      if (unit === '\\') {
        const next = text[this.at + 1] ?? '';
        plain += '"\\$`'.includes(next) ? next : next === '\n' ? '' : unit + next;
        this.at += 2;
      } else if (unit === '$' || unit === '`') {
        flush();
        const part = this.#expansion();
        parts.push(part.kind === 'variable' ? { ...part, isQuoted: true } : part);
      } else {
        plain += unit;
        this.at++;
      }
    }
    this.at++;
    flush();
    return parts;
  }

  /** `$NAME`, `${…}`, `$(…)`, `$((…))`, `$'…'`, a command in backticks. */
  #expansion(): Part {
    const { text } = this;
    const next = text[this.at + 1];
    if (text[this.at] === '`') {
      const inner = this.#matched(/`((?:\\[^]|[^`\\])*)`?/y);
      return { kind: 'output', script: this.#ran(inner.replace(/\\([`\\$])/g, '$1')) };
    }
    if (next === '{') return this.#parameter();
    if (next === '(' && text[this.at + 2] === '(') {
      const { start, end } = this.bracketed(this.at + 1);
      // What is counted with may be printed by a command.
      if (/\$\(|`/.test(text.slice(start + 1, end))) this.wordsOf(text.slice(start + 1, end));
      return { kind: 'unknown' };
    }
    if (next === '(') return { kind: 'output', script: this.parenthesised(this.at + 2) };
    if (next === "'")
      return { kind: 'text', text: ansiText(this.#matched(/\$'((?:\\[^]|[^'\\])*)'?/y)), isQuoted: true };
    const name = /^(?:\w+|[@*#?$!-])/.exec(text.slice(this.at + 1, this.at + 256))?.[0];
    this.at += 1 + (name?.length ?? 0);
    if (name === undefined) return { kind: 'text', text: '$', isQuoted: true };
    return /^(?:\w+|[@*])$/.test(name) ? { kind: 'variable', name } : { kind: 'unknown' };
  }

  /** `${NAME}`, `${NAME[0]}`, `${NAME:-word}`, `${!NAME}`, and what changes the value. */
  #parameter(): Part {
    const { start, end } = this.bracketed(this.at + 1);
    const inner = this.text.slice(start, end);
    const [, indirect, name, change = ''] = /^(!?)(\w+|[@*])(?:\[[^\]]*\])?([^]*)$/.exec(inner) ?? [];
    if (name === undefined) {
      // Flags of zsh, as in `${(f)"$(<file)"}`: what runs in it runs.
      if (/\$\(|`/.test(inner)) this.wordsOf(inner.replace(/^\(\w+\)/, ''));
      return { kind: 'unknown' };
    }
    const plain: Part = { kind: 'variable', name, ...(indirect === '!' ? { isIndirect: true } : {}) };
    if (change === '') return plain;
    const [, instead] = /^:?[-=+]([^]*)$/.exec(change) ?? [];
    if (instead !== undefined)
      return { ...plain, instead: { parts: this.wordsOf(instead).flatMap(word => word.parts) } };
    return { ...plain, change };
  }

  /** What the first group of a sticky expression matches here, which is then read. */
  #matched(expression: RegExp): string {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    this.at += found?.[0].length ?? 1;
    return found?.[1] ?? '';
  }
}
