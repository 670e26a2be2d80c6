import {
  type Command,
  deepestNesting,
  type Part,
  type Pipeline,
  type Redirection,
  type Script,
  type Word,
} from './syntax.ts';

/**
 * Reads a command line of PowerShell, and of `cmd` as far as it is written alike: words with their quotes, pipes, lists,
 * redirections, here-strings and brackets, whose commands are read as commands of their own. Never throws.
 * @see Microsoft, about_Quoting_Rules, about_Parsing, about_Operators (PowerShell 7.5)
 */
export function parsePowerShell(text: string, depth = 0): Script {
  return depth > deepestNesting ? { pipelines: [], functions: new Map() } : new PowerShellReader(text, depth).read();
}

class PowerShellReader {
  readonly #pipelines: Pipeline[] = [];
  #pipeline: Command[] = [];
  #words: Word[] = [];
  /** The variable that gets what the command gives. */
  #assigned: string | null = null;
  #redirections: Redirection[] = [];
  #at = 0;
  readonly #lastHereEnd: number;

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {
    this.#lastHereEnd = Math.max(text.lastIndexOf("\n'@"), text.lastIndexOf('\n"@'));
  }

  read(): Script {
    while (this.#at < this.text.length) this.#step(this.text[this.#at] ?? '');
    this.#endPipeline();
    return { pipelines: this.#pipelines, functions: this.depth === 0 ? functionsIn(this.text) : new Map() };
  }

  #step(unit: string): void {
    if (unit === '\n' || unit === ';') {
      this.#at++;
      this.#endPipeline();
    } else if (/[\s,)}]/.test(unit)) this.#at++;
    else if (unit === '#') this.#comment();
    else if (unit === '|' || unit === '&') this.#operator(unit);
    else if (unit === '<' || unit === '>') this.#redirection(unit);
    else this.#argument();
  }

  #comment(): void {
    const feed = this.text.indexOf('\n', this.#at);
    this.#at = feed < 0 ? this.text.length : feed;
  }

  #operator(unit: string): void {
    const isDouble = this.text[this.#at + 1] === unit;
    this.#at += isDouble ? 2 : 1;
    if (isDouble) this.#endPipeline();
    else if (unit === '|') this.#endCommand();
  }

  #redirection(unit: string): void {
    const { text } = this;
    this.#at += text[this.#at + 1] === unit ? 2 : 1;
    if (text[this.#at] === '&') {
      this.#at += 2;
      return;
    }
    while (text[this.#at] === ' ') this.#at++;
    const target = this.#word();
    if (target.parts.length > 0) this.#redirections.push({ kind: unit === '<' ? 'input' : 'output', target });
  }

  #argument(): void {
    const before = this.#at;
    const found = this.#word();
    if (this.#at === before) this.#at++;
    if (found.parts.length > 0) this.#words.push(joined(found));
    const assigned = assignedBy(this.#words);
    if (assigned === null) return;
    this.#assigned = assigned.name;
    this.#words = assigned.value.parts.length === 0 ? [] : [assigned.value];
  }

  #endCommand(): void {
    if (this.#words.length + this.#redirections.length > 0) {
      const name = this.#assigned ?? loopedBy(this.#words);
      const values = this.#assigned === null ? this.#words.slice(2) : this.#words;
      this.#pipeline.push({
        assignments: name === null ? [] : [{ name, values, isAdded: false }],
        words: this.#words,
        redirections: this.#redirections,
        hereDocument: null,
      });
    }
    this.#words = [];
    this.#assigned = null;
    this.#redirections = [];
  }

  #endPipeline(): void {
    this.#endCommand();
    if (this.#pipeline.length > 0) this.#pipelines.push(this.#pipeline);
    this.#pipeline = [];
  }

  /** A word up to what ends it. */
  #word(): Word {
    const parts: Part[] = [];
    while (this.#at < this.text.length) {
      const unit = this.text[this.#at] ?? '';
      if (/[\s;|<>,)}]/.test(unit) || (unit === '&' && parts.length > 0)) break;
      parts.push(...(this.#hereString() ?? this.#part(unit)));
    }
    return { parts };
  }

  /** `@'`, lines, `'@`; null where none begins here. */
  #hereString(): readonly Part[] | null {
    if (this.#at > this.#lastHereEnd) return null;
    const document = this.#match(/@(["'])\r?\n([^]*?)\r?\n\1@/y);
    return document === null ? null : [plain(document[2] ?? '')];
  }

  #part(unit: string): readonly Part[] {
    const next = this.text[this.#at + 1] ?? '';
    switch (unit) {
      case '`':
        this.#at += 2;
        return [plain(next)];
      case "'":
        return [plain((this.#match(/'((?:''|[^'])*)'?/y)?.[1] ?? '').replaceAll("''", "'"))];
      case '"':
        return expanded(this.#match(/"((?:`[^]|""|[^"`])*)"?/y)?.[1] ?? '', inner => this.#nested(inner));
      case '$':
        return next === '(' ? this.#bracketed(1) : this.#variable();
      case '(':
      case '{':
        return this.#bracketed(0);
      case '@':
        if (next === '(' || next === '{') return this.#bracketed(1);
    }
    this.#at++;
    const isBetween = unit === '+' && /['"]/.test(next) && /['"]/.test(this.text[this.#at - 2] ?? '');
    return isBetween ? [] : [{ kind: 'text', text: unit, isQuoted: false }];
  }

  #variable(): readonly Part[] {
    const name = /^\$\{?((?:env:)?\w+)\}?/i.exec(this.text.slice(this.#at, this.#at + 256));
    this.#at += name?.[0].length ?? 1;
    this.#skipMember();
    return [name === null ? { kind: 'unknown' } : { kind: 'variable', name: variableName(name[1] ?? '') }];
  }

  /** What a bracket gives, so many units further on. */
  #bracketed(skipped: number): readonly Part[] {
    const { text } = this;
    const open = this.#at + skipped;
    const end = closing(text, open);
    const isClosed = text[end - 1] === ')' || text[end - 1] === '}';
    this.#at = end;
    this.#skipMember();
    return [{ kind: 'output', script: this.#nested(text.slice(open + 1, isClosed ? end - 1 : end)) }];
  }

  /** Of a file, these are its name. */
  #skipMember(): void {
    this.#match(/\.(?:FullName|Path|PSPath|ProviderPath|Name)\b/iy);
  }

  /** Commands in brackets run as well. */
  #nested(inner: string): Script {
    const script = parsePowerShell(inner, this.depth + 1);
    this.#pipelines.push(...script.pipelines);
    return script;
  }

  /** What a sticky expression matches here, which is then read. */
  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text);
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}

/**
 * The functions and filters of a text, each with its parameters set first: `$1` is the first word behind its name, as in bash.
 * @see Microsoft, about_Functions (PowerShell 7.5)
 */
function functionsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const head = /\b(?:function|filter)\s+([\w-]+)\s*(?:\(([^(){}]*)\)\s*)?\{/gi;
  for (let match = head.exec(text); match !== null && found.size < mostFunctions; match = head.exec(text)) {
    const open = match.index + match[0].length - 1;
    const body = text.slice(open + 1, closing(text, open) - 1);
    const parameters = match[2] ?? /^\s*param\s*\(([^()]*)\)/i.exec(body)?.[1] ?? '';
    const names = parameters.split(',').flatMap(each => /\$(\w+)/.exec(each)?.[1] ?? []);
    found.set(match[1] ?? '', `${names.map((name, at) => `$${name} = $${at + 1}; `).join('')}${body}`);
  }
  return found;
}

/** More functions in one text are not read. */
const mostFunctions = 20;

/** The variable of `$x =` or `$x=value`, and what of the value stands in the same word; null where nothing is assigned. */
function assignedBy(words: readonly Word[]): { readonly name: string; readonly value: Word } | null {
  const [first, second] = words;
  const [variable, ...rest] = first?.parts ?? [];
  if (variable?.kind !== 'variable' || words.length > 2) return null;
  const [sign, ...value] = second === undefined ? rest : rest.length === 0 ? second.parts : [];
  if (sign?.kind !== 'text' || sign.isQuoted || !sign.text.startsWith('=')) return null;
  const text = sign.text.slice(1);
  return { name: variable.name, value: { parts: text === '' ? value : [{ ...sign, text }, ...value] } };
}

/** The variable of `$x in …`, as it stands in the brackets of `foreach`. */
function loopedBy([first, second]: readonly Word[]): string | null {
  const [variable] = first?.parts ?? [];
  const [sign] = second?.parts ?? [];
  return variable?.kind === 'variable' && sign?.kind === 'text' && sign.text.toLowerCase() === 'in'
    ? variable.name
    : null;
}

function plain(text: string): Part {
  return { kind: 'text', text, isQuoted: true };
}

/** A string in double quotes: variables and what commands print are put in. */
function expanded(text: string, nested: (inner: string) => Script): readonly Part[] {
  const parts: Part[] = [];
  const marks = /`([^])|\$\{?((?:env:)?\w+)\}?|\$\(/gi;
  let from = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    parts.push(plain(text.slice(from, found.index)));
    from = found.index + found[0].length;
    if (found[1] !== undefined) parts.push(plain(found[1]));
    else if (found[2] !== undefined) parts.push({ kind: 'variable', name: variableName(found[2]) });
    else {
      const end = closing(text, from - 1);
      parts.push({ kind: 'output', script: nested(text.slice(from, end - 1)) });
      from = end;
      marks.lastIndex = end;
    }
  }
  parts.push(plain(text.slice(from)));
  return parts;
}

/** `$env:HOME` and `$HOME` are the same to us; names have no case. */
function variableName(name: string): string {
  return name.replace(/^env:/i, '').toUpperCase();
}

/** Units that were taken one by one, as one piece of text. */
function joined({ parts }: Word): Word {
  const together: Part[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (part.kind === 'text' && last?.kind === 'text' && last.isQuoted === part.isQuoted) {
      together[together.length - 1] = { ...last, text: last.text + part.text };
    } else together.push(part);
  }
  return { parts: together };
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (unit === '`') at++;
    else if (unit === "'" || unit === '"') {
      const end = text.indexOf(unit, at + 1);
      at = end < 0 ? text.length : end;
    } else if (unit === '(' || unit === '{') depth++;
    else if (unit === ')' || unit === '}') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
