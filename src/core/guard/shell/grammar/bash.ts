import { assignmentOf, closing, plainText } from './bashText.ts';
import { BashWords } from './bashWords.ts';
import {
  type Assignment,
  type Command,
  deepestNesting,
  type Pipeline,
  type Redirection,
  type Script,
  type Word,
} from './syntax.ts';

/** Words after which another command begins at once, and words that end a block (bash manual, 3.2.5). */
const keywords = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'while', 'until', 'do', 'done', 'esac', '{', '}', '!', 'time', 'coproc'],
]);

/** Builtins that take `NAME=(values)` (bash manual, 4.2). */
const declaring = new Set(['declare', 'export', 'local', 'readonly', 'typeset']);

/**
 * Reads a command line of bash or a POSIX shell: words with their quotes, pipes, lists, redirections, here-documents, substitutions.
 * Blocks are read as the commands in them, each of which may run; `for NAME in …` is read as a command named `for`. Never throws; a text
 * that ends inside a quote is read up to its end.
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

/** The deepest nesting of functions that are recorded; of deeper ones, only the commands in them are read. */
const deepestFunctions = 4;

class BashReader {
  readonly #words: BashWords;
  #draft = newDraft();
  #pipeline: Command[] = [];
  readonly #pipelines: Pipeline[] = [];
  /** The command that was read last. */
  #last = newDraft();
  readonly #functions = new Map<string, string>();
  #pending: Pending[] = [];
  /** The commands between `while` or `for` and `do`, which read the input of `done`. */
  readonly #conditions: Draft[] = [];
  /** Whether a block or a group has just ended; a pipe that follows takes its output. */
  #isClosed = false;
  /** In a `case`, a word before `)` is a pattern, not a command. */
  #cases = 0;
  /** The ends of the functions around the current position. */
  readonly #bodies: number[] = [];

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {
    this.#words = new BashWords(
      text,
      inner => parseBash(inner, depth + 1),
      pipelines => this.#pipelines.push(...pipelines),
    );
  }

  get #at(): number {
    return this.#words.at;
  }

  set #at(at: number) {
    this.#words.at = at;
  }

  script(): Script {
    const { text } = this;
    while (this.#at < text.length) this.#step(text[this.#at] ?? '');
    this.#endPipeline();
    return { pipelines: this.#pipelines, functions: this.#functions };
  }

  #step(unit: string): void {
    if (this.#skips(unit) || this.#ends(unit) || this.#bracket(unit)) return;
    const next = this.text[this.#at + 1];
    if (unit === '<' || unit === '>' || (unit === '&' && next === '>')) this.#redirection();
    else if (!this.#functionHead()) this.#takeWord();
  }

  /** Skips blanks, continued lines and comments. */
  #skips(unit: string): boolean {
    const { text } = this;
    if (unit === ' ' || unit === '\t' || unit === '\r') this.#at++;
    else if (unit === '\\' && text[this.#at + 1] === '\n') this.#at += 2;
    else if (unit === '#' && this.#isAtWordStart()) {
      const feed = text.indexOf('\n', this.#at);
      this.#at = feed < 0 ? text.length : feed;
    } else return false;
    return true;
  }

  /** Handles what ends a command: line feeds, `;`, `&`, `&&`, `|`, `|&` and `||`. */
  #ends(unit: string): boolean {
    const next = this.text[this.#at + 1];
    if (!/[\n;&|]/.test(unit) || (unit === '&' && next === '>')) return false;
    const isDouble = next === unit && unit !== '\n';
    this.#at += isDouble || (unit === '|' && next === '&') ? 2 : 1;
    if (unit === '|' && !isDouble && this.#isClosed) this.#pipeGroup();
    else if (unit === '|' && !isDouble) this.#endCommand();
    else this.#endPipeline();
    if (unit === '\n') this.#readHereDocuments();
    return true;
  }

  /** `(…) | filter`, `done | filter`: the last command of the group stands for it, because that usually prints the most. */
  #pipeGroup(): void {
    this.#draft = newDraft();
    this.#isClosed = false;
    const last = this.#pipelines.at(-1);
    if (this.#pipeline.length === 0 && last !== undefined) this.#pipeline = [...last];
  }

  #bracket(unit: string): boolean {
    if (unit !== '(' && unit !== ')') return false;
    if (unit === '(' && this.#isArray()) this.#array();
    else if (unit === '(' && this.#isLoopList()) this.#loopList();
    else if (unit === '(' && this.#isPattern()) this.#takeWord();
    else {
      this.#at++;
      // A function's head, a subshell or the pattern of a case: its contents are read as commands.
      if (unit === ')' && this.#cases > 0) this.#draft = newDraft();
      else this.#endPipeline();
      this.#isClosed = unit === ')';
    }
    return true;
  }

  /** Whether a bracket begins an argument: only zsh allows that, and it is a pattern there. */
  #isPattern(): boolean {
    const { words } = this.#draft;
    return words.length > 0 && this.#cases === 0 && this.#isAtWordStart() && this.text[this.#at + 1] !== ')';
  }

  /** Whether this is `for NAME (` of zsh: zshmisc(1), "Alternate Forms For Complex Commands". */
  #isLoopList(): boolean {
    const { words } = this.#draft;
    return words.length === 2 && plainText(words[0] ?? { parts: [] }) === 'for';
  }

  #loopList(): void {
    const { start, end } = this.#words.bracketed(this.#at);
    const word: Word = { parts: [{ kind: 'text', text: 'in', isQuoted: false }] };
    this.#draft.words.push(word, ...this.#words.wordsOf(this.text.slice(start, end)));
    this.#endPipeline();
  }

  /** Whether this is `NAME=(`, also after `declare` and similar builtins. */
  #isArray(): boolean {
    if (this.text[this.#at - 1] !== '=') return false;
    const { assignments, words } = this.#draft;
    if (words.length === 0) return assignments.at(-1)?.values[0]?.parts.length === 0;
    const name = words.length < 2 ? null : assignmentOf(words.at(-1) ?? { parts: [] });
    return name?.values[0]?.parts.length === 0 && declaring.has(plainText(words[0] ?? { parts: [] }) ?? '');
  }

  #array(): void {
    const { assignments, words } = this.#draft;
    const last = words.length === 0 ? assignments.pop() : assignmentOf(words.pop() ?? { parts: [] });
    const { start, end } = this.#words.bracketed(this.#at);
    if (last !== undefined && last !== null)
      assignments.push({ ...last, values: this.#words.wordsOf(this.text.slice(start, end)) });
  }

  /** `NAME () {` or `function NAME {`: the contents of the braces are read as commands, here and where the function is called. */
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

  #isAtWordStart(): boolean {
    return this.#at === 0 || /[\s;&|()]/.test(this.text[this.#at - 1] ?? '');
  }

  #takeWord(): void {
    const before = this.#at;
    const word = this.#words.word(this.#draft.words.length > 0);
    if (this.#at === before) this.#at++;
    if (word.parts.length === 0) return;
    const { words, assignments } = this.#draft;
    const isFirst = words.length === 0;
    const plain = plainText(word);
    if (isFirst && plain !== null && keywords.has(plain)) return this.#keyword(plain);
    const assigned = isFirst ? assignmentOf(word) : null;
    if (assigned !== null) {
      assignments.push(assigned);
      return;
    }
    if (plain !== null && this.#isDescriptor(plain)) return;
    if (plain === 'in' && words.length === 2 && plainText(words[0] ?? { parts: [] }) === 'case') {
      this.#cases++;
      this.#draft = newDraft();
      return;
    }
    words.push(word);
  }

  /** Whether a word that was just read is the number before a redirection. */
  #isDescriptor(word: string): boolean {
    return /^\d+$/.test(word) && /[<>]/.test(this.text[this.#at] ?? '');
  }

  #keyword(word: string): void {
    if (word === 'esac') this.#cases = Math.max(0, this.#cases - 1);
    if (word === 'do') this.#conditions.push(this.#last);
    // Redirections that follow are added to the command of the condition, which is read again with them.
    if (word === 'done') this.#draft = this.#conditions.pop() ?? newDraft();
    this.#isClosed = /^(?:done|fi|esac|\})$/.test(word);
  }

  /** Reads `<f`, `>f`, `>>f`, `&>f`, `2>&1`, `<<END`, `<<<text`, `<(commands)`. */
  #redirection(): void {
    const { text } = this;
    if (this.#hereDocument()) return;
    if (text[this.#at + 1] === '(') {
      this.#draft.words.push(this.#printedBetween());
      return;
    }
    const operator = /^(?:<<<|<>|<&|<|&>>|&>|>>|>&|>\||>)/.exec(text.slice(this.#at, this.#at + 3))?.[0] ?? '>';
    this.#at += operator.length;
    this.#words.skipBlanks();
    const isPrinted = operator === '<' && text.startsWith('<(', this.#at);
    const target: Word = isPrinted ? this.#printedBetween() : this.#words.word();
    const name = plainText(target);
    if (operator.endsWith('&') && name !== null && /^(?:\d+|-)$/.test(name)) return;
    const kind = operator === '<<<' || isPrinted ? 'text' : operator.startsWith('<') ? 'input' : 'output';
    if (target.parts.length > 0) this.#draft.redirections.push({ kind, target });
  }

  /** Reads `<<END`, whose text begins on the next line; returns false if none begins here. */
  #hereDocument(): boolean {
    const here = /<<-?(?!<)/y;
    here.lastIndex = this.#at;
    const mark = here.exec(this.text)?.[0];
    if (mark === undefined) return false;
    this.#at += mark.length;
    this.#words.skipBlanks();
    const start = this.#at;
    const end = plainText(this.#words.word()) ?? '';
    const isLiteral = /["'\\]/.test(this.text.slice(start, this.#at));
    this.#pending.push({ end, isIndented: mark.endsWith('-'), isLiteral, draft: this.#draft });
    return true;
  }

  /** Returns the output of the script between `<(` or `>(` and its closing bracket. */
  #printedBetween(): Word {
    return { parts: [{ kind: 'output', script: this.#words.parenthesised(this.#at + 2) }] };
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
      // Substitutions in the text run.
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
    this.#last = draft;
    this.#pipeline.push(draft);
  }

  #endPipeline(): void {
    this.#endCommand();
    if (this.#pipeline.length > 0) this.#pipelines.push(this.#pipeline);
    this.#pipeline = [];
  }
}

function newDraft(): Draft {
  return { assignments: [], words: [], redirections: [], hereDocument: null };
}
