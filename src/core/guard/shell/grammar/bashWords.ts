import { ansiText, closing } from './bashText.ts';
import type { Part, Pipeline, Script, Word } from './syntax.ts';

/** The sign before the bracket of an `extglob` pattern list (bash manual, 3.5.8.1). */
const beforeList = /[?*+@!]$/;

/** zsh's flags for the pattern that follows, such as `(#i)`; `(#c2)` repeats what is before it: zshexpn(1), "Globbing Flags". */
const globFlag = /^#([a-zA-Z])[\w,]{0,20}$/;

/** Reads the words of a bash text one by one, each starting where the one before it ended. Never throws. */
export class BashWords {
  at = 0;

  /**
   * @param parse reads a text that is inside this one
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

  /**
   * Reads the word that begins here; it has no parts if there is none.
   * @param isArgument whether a bracket at its start can only begin a pattern of zsh: in bash it is an error there
   */
  word(isArgument = false): Word {
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
      } else if (
        unit === '(' &&
        (plain !== '' || parts.length > 0 || isArgument) &&
        !plain.endsWith('=') &&
        text[this.at + 1] !== ')'
      ) {
        // zsh: a list of alternatives within a word, or of qualifiers at its end.
        const list = this.#patternList('@');
        plain += /^(?:$|[\s;&|<>()])/.test(text.slice(this.at, this.at + 1)) ? `{,${list}}` : list;
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

  /** Returns the words of a text that is inside this one; commands in it run. */
  wordsOf(text: string): readonly Word[] {
    const { pipelines } = this.parse(`echo ${text.replaceAll('\n', ' ')}`);
    this.run(pipelines.slice(0, -1));
    return pipelines.at(-1)?.[0]?.words.slice(1) ?? [];
  }

  /** Returns the range between the bracket at `open` and its closing bracket, and moves the position past that. */
  bracketed(open: number): { readonly start: number; readonly end: number } {
    const end = closing(this.text, open);
    this.at = end;
    return { start: open + 1, end: this.text[end - 1] === (this.text[open] === '{' ? '}' : ')') ? end - 1 : end };
  }

  /** Reads the commands up to the bracket that closes the one before `start`, and moves the position past it. */
  parenthesised(start: number): Script {
    const { end } = this.bracketed(start - 1);
    return this.#ran(this.text.slice(start, end));
  }

  #ran(inner: string): Script {
    const script = this.parse(inner);
    this.run(script.pipelines);
    return script;
  }

  /** Converts `@(a|b)` and similar lists to braces that mean the same; `!(…)` becomes any name. */
  #patternList(mark: string): string {
    const { start, end } = this.bracketed(this.at);
    if (mark === '!') return '*';
    const [, flag] = globFlag.exec(this.text.slice(start, end)) ?? [];
    if (flag !== undefined) return `${/[?*]/.test(mark) ? mark : ''}${flag === 'c' ? '#' : ''}`;
    const choices = this.text.slice(start, end).replace(/[{},]/g, '?').split('|');
    // In zsh the sign is a wildcard of its own, before alternatives or qualifiers: zshexpn(1), "Filename Generation".
    if (mark === '?' || mark === '*') choices.push('', mark, ...choices.map(choice => mark + choice));
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

  /** Reads `$NAME`, `${…}`, `$(…)`, `$((…))`, `$'…'`, or a command in backticks. */
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
      // An arithmetic expression may contain command substitutions.
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

  /** Reads `${NAME}`, `${NAME[0]}`, `${NAME:-word}`, `${!NAME}`, and forms that change the value. */
  #parameter(): Part {
    const { start, end } = this.bracketed(this.at + 1);
    const inner = this.text.slice(start, end);
    const [, indirect, name, change = ''] = /^(!?)(\w+|[@*])(?:\[[^\]]*\])?([^]*)$/.exec(inner) ?? [];
    if (name === undefined) {
      // Flags of zsh, as in `${(f)"$(<file)"}`: substitutions in it run.
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

  /** Matches a sticky expression at the position, moves past the match, and returns its first group. */
  #matched(expression: RegExp): string {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    this.at += found?.[0].length ?? 1;
    return found?.[1] ?? '';
  }
}
