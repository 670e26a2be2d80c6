import { ansiText, assignmentOf, closing, plainText } from './bashText.ts';
import {
  type Assignment,
  type Command,
  deepestNesting,
  type Part,
  type Pipeline,
  type Redirection,
  type Script,
  type Word,
} from './syntax.ts';

/** Words behind which another command begins at once, and those that end a block (bash manual, 3.2.5). */
const keywords = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'while', 'until', 'do', 'done', 'esac', '{', '}', '!', 'time', 'coproc'],
]);

/**
 * Reads a command line of bash or a POSIX shell: words with their quotes, pipes, lists, redirections, here-documents,
 * substitutions. Blocks are read as the commands in them, each of which may run. Never throws; a text that ends inside a quote
 * gives what is there. The words of `for NAME in …` become values of that variable, as an assignment each.
 * @see bash manual, "Shell Syntax"; POSIX.1-2024, 2 "Shell Command Language"
 */
export function parseBash(text: string, depth = 0): Script {
  if (depth > deepestNesting) return { pipelines: [], functions: new Map() };
  return new BashReader(text, depth).script();
}

interface Draft {
  readonly assignments: Assignment[];
  readonly words: Word[];
  readonly redirections: Redirection[];
  hereDocument: string | null;
}

interface Pending {
  readonly end: string;
  readonly isIndented: boolean;
  readonly isLiteral: boolean;
  readonly draft: Draft;
}

/** Functions within functions, beyond which one is read as the commands in it alone. */
const deepestFunctions = 4;

class BashReader {
  #at = 0;
  #draft = newDraft();
  #pipeline: Draft[] = [];
  readonly #pipelines: Pipeline[] = [];
  readonly #functions = new Map<string, string>();
  #pending: Pending[] = [];
  /** In a `case`, a word before `)` is a pattern and no command. */
  #cases = 0;
  /** Where the functions end in whose bodies the position is. */
  readonly #bodies: number[] = [];

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {}

  script(): Script {
    const { text } = this;
    while (this.#at < text.length) this.#step(text[this.#at] ?? '');
    this.#endPipeline();
    return { pipelines: this.#pipelines, functions: this.#functions };
  }

  #step(unit: string): void {
    const { text } = this;
    const next = text[this.#at + 1];
    if (unit === ' ' || unit === '\t' || unit === '\r') this.#at++;
    else if (unit === '\\' && next === '\n') this.#at += 2;
    else if (unit === '\n') {
      this.#at++;
      this.#endPipeline();
      this.#readHereDocuments();
    } else if (unit === '#' && this.#isAtWordStart()) {
      const feed = text.indexOf('\n', this.#at);
      this.#at = feed < 0 ? text.length : feed;
    } else if (unit === ';') {
      this.#at += next === ';' ? 2 : 1;
      this.#endPipeline();
    } else if (unit === '&' && next !== '>') {
      this.#at += next === '&' ? 2 : 1;
      this.#endPipeline();
    } else if (unit === '|') {
      const isOr = next === '|';
      this.#at += isOr || next === '&' ? 2 : 1;
      if (isOr) this.#endPipeline();
      else this.#endCommand();
    } else if (unit === '(' && this.#isArray()) this.#array();
    else if (unit === '(' || unit === ')') {
      this.#at++;
      // A function's head, an array, a subshell or the pattern of a case: what is in it is read as commands.
      if (unit === ')' && this.#cases > 0) this.#draft = newDraft();
      else this.#endPipeline();
    } else if (unit === '<' || unit === '>' || (unit === '&' && next === '>')) this.#redirection();
    else if (!this.#functionHead()) this.#takeWord();
  }

  /** `NAME=(`. */
  #isArray(): boolean {
    const last = this.#draft.assignments.at(-1);
    return this.text[this.#at - 1] === '=' && this.#draft.words.length === 0 && last?.values[0]?.parts.length === 0;
  }

  #array(): void {
    const last = this.#draft.assignments.pop();
    const { start, end } = this.#bracketed(this.#at);
    if (last !== undefined)
      this.#draft.assignments.push({ ...last, values: this.#wordsOf(this.text.slice(start, end)) });
  }

  /** `NAME () {` or `function NAME {`: what is in the braces is read as commands, here and where it is called. */
  #functionHead(): boolean {
    if (this.#draft.words.length > 0 || !this.#isAtWordStart()) return false;
    const head = /(?:function[ \t]+([\w.:-]+)(?:[ \t]*\([ \t]*\))?|([\w.:-]+)[ \t]*\([ \t]*\))\s*(?=\{\s)/y;
    head.lastIndex = this.#at;
    const found = head.exec(this.text);
    if (found === null) return false;
    const open = this.#at + found[0].length;
    while ((this.#bodies.at(-1) ?? open) < open) this.#bodies.pop();
    if (this.#bodies.length >= deepestFunctions) return false;
    const end = closing(this.text, open);
    this.#bodies.push(end);
    this.#functions.set(found[1] ?? found[2] ?? '', this.text.slice(open + 1, end - 1));
    this.#at = open + 1;
    return true;
  }

  /** The words of a text that stands inside others; what it runs is run here. */
  #wordsOf(text: string): readonly Word[] {
    const { pipelines } = parseBash(`echo ${text.replaceAll('\n', ' ')}`, this.depth + 1);
    this.#pipelines.push(...pipelines.slice(0, -1));
    return pipelines.at(-1)?.[0]?.words.slice(1) ?? [];
  }

  #isAtWordStart(): boolean {
    return this.#at === 0 || /[\s;&|()]/.test(this.text[this.#at - 1] ?? '');
  }

  #takeWord(): void {
    const before = this.#at;
    const word = this.#word();
    if (this.#at === before) this.#at++;
    if (word.parts.length === 0) return;
    const draft = this.#draft;
    const plain = plainText(word);
    if (draft.words.length === 0) {
      if (plain !== null && keywords.has(plain)) {
        if (plain === 'esac') this.#cases = Math.max(0, this.#cases - 1);
        return;
      }
      const assigned = assignmentOf(word);
      if (assigned !== null) {
        draft.assignments.push(assigned);
        return;
      }
      // A number before a redirection names a descriptor.
      if (plain !== null && /^\d+$/.test(plain) && /[<>]/.test(this.text[this.#at] ?? '')) return;
    } else if (plain !== null && /^\d+$/.test(plain) && /[<>]/.test(this.text[this.#at] ?? '')) return;
    if (plain === 'in' && draft.words.length === 2) {
      const head = plainText(draft.words[0] ?? { parts: [] });
      if (head === 'case') {
        this.#cases++;
        this.#draft = newDraft();
        return;
      }
    }
    draft.words.push(word);
  }

  /** `<f`, `>f`, `>>f`, `&>f`, `2>&1`, `<<END`, `<<<text`, `<(commands)`. */
  #redirection(): void {
    const { text } = this;
    const here = /<<-?(?!<)/y;
    here.lastIndex = this.#at;
    const mark = here.exec(text)?.[0];
    if (mark !== undefined) {
      this.#at += mark.length;
      this.#skipBlanks();
      const start = this.#at;
      const end = plainText(this.#word()) ?? '';
      const isLiteral = /["'\\]/.test(text.slice(start, this.#at));
      this.#pending.push({ end, isIndented: mark.endsWith('-'), isLiteral, draft: this.#draft });
      return;
    }
    if (text[this.#at + 1] === '(') {
      const script = this.#parenthesised(this.#at + 2);
      this.#draft.words.push({ parts: [{ kind: 'output', script }] });
      this.#pipelines.push(...script.pipelines);
      return;
    }
    const operator = /^(?:<<<|<>|<&|<|&>>|&>|>>|>&|>\||>)/.exec(text.slice(this.#at, this.#at + 3))?.[0] ?? '>';
    this.#at += operator.length;
    this.#skipBlanks();
    const target = this.#word();
    const name = plainText(target);
    if (operator.endsWith('&') && name !== null && /^(?:\d+|-)$/.test(name)) return;
    const kind = operator === '<<<' ? 'text' : operator.startsWith('<') ? 'input' : 'output';
    if (target.parts.length > 0) this.#draft.redirections.push({ kind, target });
  }

  #skipBlanks(): void {
    while (this.text[this.#at] === ' ' || this.text[this.#at] === '\t') this.#at++;
  }

  #word(): Word {
    const { text } = this;
    const parts: Part[] = [];
    let plain = '';
    const flush = (): void => {
      if (plain !== '') parts.push({ kind: 'text', text: plain, isQuoted: false });
      plain = '';
    };
    while (this.#at < text.length) {
      const unit = text[this.#at] ?? '';
      if (/[\s;&|<>()]/.test(unit)) break;
      if (unit === '\\') {
        flush();
        const next = text[this.#at + 1] ?? '';
        if (next !== '\n' && next !== '') parts.push({ kind: 'text', text: next, isQuoted: true });
        this.#at += 2;
      } else if (unit === "'") {
        flush();
        const end = text.indexOf("'", this.#at + 1);
        const close = end < 0 ? text.length : end;
        parts.push({ kind: 'text', text: text.slice(this.#at + 1, close), isQuoted: true });
        this.#at = close + 1;
      } else if (unit === '"') {
        flush();
        this.#at++;
        parts.push(...this.#doubleQuoted());
      } else if (unit === '$' || unit === '`') {
        flush();
        parts.push(this.#expansion());
      } else {
        plain += unit;
        this.#at++;
      }
    }
    flush();
    return { parts };
  }

  #doubleQuoted(): readonly Part[] {
    const { text } = this;
    const parts: Part[] = [];
    let plain = '';
    const flush = (): void => {
      parts.push({ kind: 'text', text: plain, isQuoted: true });
      plain = '';
    };
    while (this.#at < text.length && text[this.#at] !== '"') {
      const unit = text[this.#at] ?? '';
      if (unit === '\\') {
        const next = text[this.#at + 1] ?? '';
        plain += '"\\$`'.includes(next) ? next : next === '\n' ? '' : unit + next;
        this.#at += 2;
      } else if (unit === '$' || unit === '`') {
        flush();
        parts.push(this.#expansion());
      } else {
        plain += unit;
        this.#at++;
      }
    }
    this.#at++;
    flush();
    return parts;
  }

  /** `$NAME`, `${…}`, `$(…)`, `$((…))`, `$'…'`, a command in backticks. */
  #expansion(): Part {
    const { text } = this;
    if (text[this.#at] === '`') {
      const end = /`((?:\\[^]|[^`\\])*)`?/y;
      end.lastIndex = this.#at;
      const found = end.exec(text);
      this.#at += found?.[0].length ?? 1;
      return this.#output(parseBash((found?.[1] ?? '').replace(/\\([`\\$])/g, '$1'), this.depth + 1));
    }
    const next = text[this.#at + 1];
    if (next === '{') return this.#parameter();
    if (next === '(') {
      if (text[this.#at + 2] === '(') {
        this.#at = closing(text, this.#at + 1);
        return { kind: 'unknown' };
      }
      return this.#output(this.#parenthesised(this.#at + 2));
    }
    if (next === "'") {
      const end = /\$'((?:\\[^]|[^'\\])*)'?/y;
      end.lastIndex = this.#at;
      const found = end.exec(text);
      this.#at += found?.[0].length ?? 1;
      return { kind: 'text', text: ansiText(found?.[1] ?? ''), isQuoted: true };
    }
    const name = /^(?:\w+|[@*#?$!-])/.exec(text.slice(this.#at + 1, this.#at + 256))?.[0];
    this.#at += 1 + (name?.length ?? 0);
    if (name === undefined) return { kind: 'text', text: '$', isQuoted: true };
    return /^(?:\w+|[@*])$/.test(name) ? { kind: 'variable', name } : { kind: 'unknown' };
  }

  /** `${NAME}`, `${NAME[0]}`, `${NAME:-word}`; what changes the value is not told. */
  #parameter(): Part {
    const { start, end } = this.#bracketed(this.#at + 1);
    const inner = this.text.slice(start, end);
    const [, name, instead] = /^(\w+)(?:\[[^\]]*\])?(?::?[-=+]([^]*))?$/.exec(inner) ?? [];
    if (name === undefined) return { kind: 'unknown' };
    if (instead === undefined) return { kind: 'variable', name };
    return { kind: 'variable', name, instead: { parts: this.#wordsOf(instead).flatMap(word => word.parts) } };
  }

  /** What is between the bracket at `open` and the one that closes it; the position is behind that afterwards. */
  #bracketed(open: number): { readonly start: number; readonly end: number } {
    const end = closing(this.text, open);
    this.#at = end;
    return { start: open + 1, end: this.text[end - 1] === (this.text[open] === '{' ? '}' : ')') ? end - 1 : end };
  }

  #output(script: Script): Part {
    this.#pipelines.push(...script.pipelines);
    return { kind: 'output', script };
  }

  /** The commands up to the bracket that closes one before `start`; the position is behind it afterwards. */
  #parenthesised(start: number): Script {
    const { end } = this.#bracketed(start - 1);
    return parseBash(this.text.slice(start, end), this.depth + 1);
  }

  #readHereDocuments(): void {
    const { text } = this;
    for (const { end, isIndented, isLiteral, draft } of this.#pending) {
      const kept: string[] = [];
      while (this.#at < text.length) {
        const feed = text.indexOf('\n', this.#at);
        const lineEnd = feed < 0 ? text.length : feed;
        const line = text.slice(this.#at, lineEnd);
        this.#at = Math.min(lineEnd + 1, text.length);
        if ((isIndented ? line.replace(/^\t+/, '') : line) === end) break;
        kept.push(line);
      }
      const body = kept.join('\n');
      draft.hereDocument = body;
      // Substitutions in it run.
      if (!isLiteral && /\$\(|`/.test(body)) {
        for (const found of body.matchAll(/\$\(((?:[^()]|\([^()]*\))*)\)|`([^`]*)`/g)) {
          this.#pipelines.push(...parseBash(found[1] ?? found[2] ?? '', this.depth + 1).pipelines);
        }
      }
    }
    this.#pending = [];
  }

  #endCommand(): void {
    const draft = this.#draft;
    this.#draft = newDraft();
    if (draft.words.length + draft.assignments.length + draft.redirections.length === 0) return;
    this.#pipeline.push(draft);
  }

  #endPipeline(): void {
    this.#endCommand();
    if (this.#pipeline.length > 0) this.#pipelines.push(this.#pipeline satisfies Command[]);
    this.#pipeline = [];
  }
}

function newDraft(): Draft {
  return { assignments: [], words: [], redirections: [], hereDocument: null };
}
