/**
 * Shells whose start files are read. `posix`: bash, zsh and sh; `dotenv`: plain `NAME=value` lines, as in dotenv files and environment.d.
 */
export type ShellDialect = 'posix' | 'fish' | 'dotenv';

/** A part of a command. Offsets are UTF-16 units, ends exclusive. */
export interface ShellWord {
  readonly start: number;
  readonly end: number;
  /** What the shell makes of it; null if that requires running something (`$HOME`, `$(cmd)`). */
  readonly value: string | null;
}

/** A simple command, as written. Nothing is ever run. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Whether it may not run, or not in this shell, because it is in a block, after `&&`, or in a pipe. */
  readonly isConditional: boolean;
}

/** Words that begin a block, each with the word that ends it; a bracket is a word of its own. */
const blocks: Readonly<Record<'posix' | 'fish', ReadonlyMap<string, string>>> = {
  posix: new Map([
    ['if', 'fi'],
    ['for', 'done'],
    ['while', 'done'],
    ['until', 'done'],
    ['select', 'done'],
    ['case', 'esac'],
    ['{', '}'],
    ['(', ')'],
  ]),
  fish: new Map(['if', 'for', 'while', 'switch', 'function', 'begin'].map(word => [word, 'end'])),
};

/** Words after which another command begins at once. */
const prefixes = new Set(['then', 'else', 'elif', 'do', '!', 'if', 'while', 'until', 'time']);
const conditions = new Set(['and', 'or', 'not']);

/**
 * Returns the simple commands of a shell's start file, in order, up to a `return` or `exit` that always runs. Linear in the text's
 * length; never throws. For a text that ends inside a string or a block, returns the commands before it.
 */
export function scanShell(text: string, dialect: 'posix' | 'fish'): readonly ShellCommand[] {
  const reader = new WordReader(text, dialect);
  const builder = new CommandBuilder(dialect);
  for (;;) {
    const unit = reader.next();
    if ('word' in unit) builder.add(unit.word, unit.kind === 'bracket');
    else if (builder.end(unit.kind === 'end-of-command' ? unit.joins : null) || unit.kind === 'end')
      return builder.commands;
  }
}

/** Combines words into commands, and tracks the blocks that they are in. */
class CommandBuilder {
  readonly commands: ShellCommand[] = [];
  /** Words that end the blocks that are open now. */
  readonly #open: string[] = [];
  #words: ShellWord[] = [];
  #isChained = false;

  constructor(private readonly dialect: 'posix' | 'fish') {}

  add(word: ShellWord, isBracket: boolean): void {
    const { value } = word;
    const mayBeKeyword = value !== null && (isBracket || this.#words.length === 0);
    if (!mayBeKeyword || !this.#isKeyword(value, isBracket)) this.#words.push(word);
  }

  /** Opens or closes a block; returns true if the word is not part of a command. */
  #isKeyword(value: string, isBracket: boolean): boolean {
    const end = blocks[this.dialect].get(value);
    const isEnd = value === this.#open.at(-1);
    if (isEnd) this.#open.pop();
    else if (end !== undefined) this.#open.push(end);
    // zsh does not require a semicolon before the brace.
    if (value === '}' && this.#words.length > 0) this.commands.push({ words: this.#words, isConditional: true });
    // The word before a bracket is a function's name, a list's name or a pattern: a new command begins after the bracket.
    if (isBracket) this.#words = [];
    if (isEnd) this.#isChained = false;
    return isEnd || isBracket || (this.dialect === 'posix' && prefixes.has(value));
  }

  /**
   * Ends a command.
   * @param joins how the next command depends on this one
   * @returns true if nothing after it runs
   */
  end(joins: 'pipe' | 'condition' | null): boolean {
    const words = this.#words;
    const [first] = words;
    this.#words = [];
    // A line may end after `&&`: the next line still depends on what comes before.
    const wasChained = this.#isChained;
    if (first !== undefined || joins !== null) this.#isChained = joins !== null;
    if (first === undefined) return false;
    const isFishCondition = this.dialect === 'fish' && conditions.has(first.value ?? '');
    const isConditional = this.#open.length > 0 || wasChained || joins === 'pipe' || isFishCondition;
    if (!isConditional && (first.value === 'return' || first.value === 'exit')) return true;
    this.commands.push({ words: isFishCondition ? words.slice(1) : words, isConditional });
    return false;
  }
}

type Unit =
  | { readonly kind: 'word' | 'bracket'; readonly word: ShellWord }
  /** `joins`: how the next command depends on this one. */
  | { readonly kind: 'end-of-command'; readonly joins: 'pipe' | 'condition' | null }
  | { readonly kind: 'end' };

class WordReader {
  #at: number;
  /** End marks of here-documents that begin after this line. */
  #pending: { readonly end: string; readonly isIndented: boolean }[] = [];

  constructor(
    private readonly text: string,
    private readonly dialect: 'posix' | 'fish',
  ) {
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  next(): Unit {
    const { text } = this;
    for (;;) {
      this.#skipBlanks();
      const unit = text[this.#at];
      switch (unit) {
        case undefined:
          return { kind: 'end' };
        case '\n':
          this.#at++;
          this.#skipHereDocuments();
          return { kind: 'end-of-command', joins: null };
        case ';':
          this.#at += text[this.#at + 1] === ';' ? 2 : 1;
          return { kind: 'end-of-command', joins: null };
        case '&':
        case '|': {
          const isDouble = text[this.#at + 1] === unit;
          this.#at += isDouble ? 2 : 1;
          return { kind: 'end-of-command', joins: isDouble ? 'condition' : unit === '|' ? 'pipe' : null };
        }
        case '<':
        case '>':
          this.#redirection();
          break;
        default:
          return this.#wordOrBracket(unit);
      }
    }
  }

  #wordOrBracket(unit: string): Unit {
    if (this.dialect === 'posix' && (unit === '(' || unit === ')')) {
      this.#at++;
      return { kind: 'bracket', word: { start: this.#at - 1, end: this.#at, value: unit } };
    }
    const word = this.#word();
    const isBrace = this.dialect === 'posix' && word.end === word.start + 1 && (unit === '{' || unit === '}');
    return { kind: isBrace ? 'bracket' : 'word', word };
  }

  /** Skips a redirection and its target, because it changes no variable. */
  #redirection(): void {
    const { text } = this;
    const here = /<<-?(?!<)/y;
    here.lastIndex = this.#at;
    const [mark] = (this.dialect === 'posix' ? here.exec(text) : null) ?? [];
    this.#at += mark?.length ?? /^[<>&|]+/.exec(text.slice(this.#at, this.#at + 4))?.[0].length ?? 1;
    this.#skipBlanks();
    const target = text[this.#at];
    if (target === undefined || /[\s;&|()<>]/.test(target)) return;
    const { start, end } = this.#word();
    const name = text.slice(start, end).replace(/["'\\]/g, '');
    if (mark !== undefined) this.#pending.push({ end: name, isIndented: mark.endsWith('-') });
  }

  #word(): ShellWord {
    const start = this.#at;
    let value: string | null = '';
    while (this.#at < this.text.length) {
      const unit = this.text[this.#at] ?? '';
      if (/[\s;&|<>]/.test(unit) || (this.dialect !== 'fish' && (unit === '(' || unit === ')'))) break;
      const piece = this.#piece(unit, start);
      value = value === null || piece === null ? null : value + piece;
    }
    if (this.#at === start) this.#at++;
    return { start, end: Math.min(this.#at, this.text.length), value };
  }

  /** Returns what the next piece of a word stands for, and moves past it; null if that is computed. */
  #piece(unit: string, start: number): string | null {
    if (unit === '\\') {
      const next = this.text[this.#at + 1] ?? '';
      this.#at += 2;
      return next === '\n' ? '' : next;
    }
    if (unit === "'" || unit === '"') return this.#quoted(unit);
    if (unit === '$' || unit === '`' || (this.dialect === 'fish' && unit === '(')) {
      this.#substitution();
      return null;
    }
    // A tilde stands for a folder at the start of a word or a value.
    const isHome = unit === '~' && (this.#at === start || this.text[this.#at - 1] === '=');
    this.#at++;
    return isHome ? null : unit;
  }

  /** Returns the text in quotes; null if it is computed. An unclosed quote reaches to the end of the text, and its value is not known. */
  #quoted(quote: string): string | null {
    const { text } = this;
    let value: string | null = '';
    this.#at++;
    while (this.#at < text.length) {
      const unit = text[this.#at] ?? '';
      if (unit === quote) {
        this.#at++;
        return value;
      }
      const isEscape = unit === '\\' && (quote === '"' || this.dialect === 'fish');
      if (isEscape) {
        if (value !== null) value += escapedIn(quote, text[this.#at + 1] ?? '');
        this.#at += 2;
      } else if (quote === '"' && (unit === '$' || unit === '`')) {
        value = null;
        this.#substitution();
      } else {
        if (value !== null) value += unit;
        this.#at++;
      }
    }
    return null;
  }

  /** Skips `$NAME`, `${…}`, `$(…)`, a command in backticks, or fish's `(…)`. */
  #substitution(): void {
    const { text } = this;
    const unit = text[this.#at];
    const next = text[this.#at + 1];
    if (unit === '`') {
      const end = text.indexOf('`', this.#at + 1);
      this.#at = end < 0 ? text.length : end + 1;
    } else if (unit === '(' || next === '(' || next === '{') {
      this.#at += unit === '(' ? 0 : 1;
      this.#skipBalanced(text[this.#at] === '{' ? '{' : '(', text[this.#at] === '{' ? '}' : ')');
    } else if (next === "'" && this.dialect === 'posix') {
      const end = /\$'(?:\\[^]|[^'\\])*'?/y;
      end.lastIndex = this.#at;
      this.#at += end.exec(text)?.[0].length ?? 1;
    } else {
      this.#at++;
    }
  }

  #skipBalanced(open: string, close: string): void {
    const { text } = this;
    let depth = 0;
    while (this.#at < text.length) {
      const unit = text[this.#at];
      if (unit === '\\') this.#at++;
      else if (unit === "'" || unit === '"') {
        const end = text.indexOf(unit, this.#at + 1);
        this.#at = end < 0 ? text.length : end;
      } else if (unit === open && (open === '(' || text[this.#at - 1] === '$')) depth++;
      else if (unit === close) {
        depth--;
        if (depth === 0) {
          this.#at++;
          return;
        }
      }
      this.#at++;
    }
  }

  #skipBlanks(): void {
    const { text } = this;
    for (;;) {
      const unit = text[this.#at];
      if (unit === ' ' || unit === '\t' || unit === '\r') this.#at++;
      else if (unit === '\\' && text[this.#at + 1] === '\n') this.#at += 2;
      else if (unit === '#') {
        const feed = text.indexOf('\n', this.#at);
        this.#at = feed < 0 ? text.length : feed;
      } else return;
    }
  }

  #skipHereDocuments(): void {
    const { text } = this;
    for (const { end, isIndented } of this.#pending) {
      while (this.#at < text.length) {
        const feed = text.indexOf('\n', this.#at);
        const lineEnd = feed < 0 ? text.length : feed;
        const line = text.slice(this.#at, lineEnd);
        this.#at = Math.min(lineEnd + 1, text.length);
        if ((isIndented ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
    this.#pending = [];
  }
}

/**
 * Returns what a backslash and the unit after it stand for in quotes. An escaped line break is removed; before other units, the backslash
 * stays.
 */
function escapedIn(quote: string, unit: string): string {
  const isSpecial = quote === '"' ? '"\\$`\n'.includes(unit) : "'\\".includes(unit);
  if (!isSpecial) return `\\${unit}`;
  return unit === '\n' ? '' : unit;
}
