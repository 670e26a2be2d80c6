import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import {
  assignedBy,
  closing,
  expanded,
  functionBody,
  functionsIn,
  isFunctionHead,
  joined,
  loopedBy,
  plain,
  variableName,
} from './powershellText.ts';
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
 * Reads a command line of PowerShell, and of `cmd` as far as the syntax is the same: words with their quotes, pipes, lists, redirections,
 * here-strings and brackets, whose commands are read as commands of their own. Never throws.
 * @see Microsoft, about_Quoting_Rules, about_Parsing, about_Operators (PowerShell 7.5)
 */
export function parsePowerShell(text: string, depth = 0): Script {
  return depth > deepestNesting ? { pipelines: [], functions: new Map() } : new PowerShellReader(text, depth).read();
}

class PowerShellReader {
  readonly #pipelines: Pipeline[] = [];
  #pipeline: Command[] = [];
  #words: Word[] = [];
  /** The variable that gets the output of the command. */
  #assigned: string | null = null;
  #redirections: Redirection[] = [];
  #at = 0;
  /** Functions by name; blocks that are called in place have a generated name. */
  readonly #functions = new Map<string, string>();
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
    const named = this.depth === 0 ? functionsIn(this.text) : new Map<string, string>();
    return { pipelines: this.#pipelines, functions: new Map([...named, ...this.#functions]) };
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
    if (isDouble || (unit === '&' && this.#words.length > 0)) this.#endPipeline();
    else if (unit === '|') this.#endCommand();
    else this.#calledBlock();
  }

  /** `& { param($p) … } WORDS`: a function without a name. */
  #calledBlock(): void {
    this.#match(/\s+/y);
    if (this.text[this.#at] !== '{') return;
    const start = this.#at;
    this.#bracketed(0);
    const name = `&${this.depth}.${start}.${this.text.length}`;
    this.#functions.set(name, functionBody(this.text.slice(start + 1, this.#at - 1)));
    this.#words.push({ parts: [plain(name)] });
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
    // A command may directly follow the body of a function.
    if (this.text[this.#at - 1] === '}' && isFunctionHead(this.#words[0])) return this.#endPipeline();
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

  /** Reads a word up to its end. */
  #word(): Word {
    const parts: Part[] = [];
    while (this.#at < this.text.length) {
      const unit = this.text[this.#at] ?? '';
      if (/[\s;|<>,)}]/.test(unit) || (unit === '&' && parts.length > 0)) break;
      parts.push(...(this.#hereString() ?? this.#part(unit)));
    }
    return { parts };
  }

  /** Reads `@'`, lines, `'@`; null if no here-string begins here. */
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
        return [plain(this.#withMembers(this.#singleQuoted()))];
      case '"':
        return this.#doubleQuoted();
      case '[':
        return this.#converted() ?? this.#unit(unit);
      case '$':
        return this.#fileVariable() ?? (next === '(' ? this.#bracketed(1) : this.#variable());
      case '(':
        return this.#calledMember() ?? this.#bracketed(0);
      case '{':
        return this.#bracketed(0);
      case '@':
        return this.#collection(next) ?? this.#unit(unit);
      default:
        return this.#unit(unit);
    }
  }

  #singleQuoted(): string {
    const [, text = ''] = this.#match(/'((?:''|[^'])*)'?/y) ?? [];
    return text.replaceAll("''", "'");
  }

  #doubleQuoted(): readonly Part[] {
    const [, text = ''] = this.#match(/"((?:`[^]|""|[^"`])*)"?/y) ?? [];
    return expanded(text, inner => this.#nested(inner));
  }

  /** Reads what `@` begins: a table, a list, or the values of one; null if it stands for itself. */
  #collection(next: string): readonly Part[] | null {
    if (next === '{') return this.#hashtable();
    if (next === '(') return this.#bracketed(1);
    return /\w/.test(next) ? this.#splatted() : null;
  }

  #unit(unit: string): readonly Part[] {
    const next = this.text[this.#at + 1] ?? '';
    this.#at++;
    const isBetween = unit === '+' && /['"]/.test(next) && /['"]/.test(this.text[this.#at - 2] ?? '');
    return isBetween ? [] : [{ kind: 'text', text: unit, isQuoted: false }];
  }

  /** Applies `.Replace('t','x')`, `.ToLower()`, `[-1..-4]` and the like to the string before them. */
  #withMembers(text: string): string {
    let made = text;
    for (let turn = 0; turn < 4; turn++) {
      const found = this.#match(
        /\.Replace\(\s*'([^']*)'\s*,\s*'([^']*)'\s*\)|\.(ToLower|ToUpper|Trim)\(\)|\[-1\.\.-\d+\]/iy,
      );
      if (found === null) return made;
      const [, wanted, put, change] = found;
      if (wanted !== undefined) made = wanted === '' ? made : made.replaceAll(wanted, () => put ?? '');
      else if (change === undefined) made = [...made].reverse().join('');
      else if (change.toLowerCase() !== 'trim') made = /lower/i.test(change) ? made.toLowerCase() : made.toUpperCase();
    }
    return made;
  }

  /** Reads `[char]46`, or a string decoded from base64; returns its text. */
  #converted(): readonly Part[] | null {
    const number = this.#match(/\[char\]\s?(\d{1,3})/iy)?.[1];
    if (number !== undefined) return [plain(String.fromCharCode(Number(number)))];
    const [, encoding, , digits] =
      this.#match(
        /\[(?:System\.)?Text\.Encoding\]::(\w+)\.GetString\(\[(?:System\.)?Convert\]::FromBase64String\(\s*(['"])([\w+/=]*)\2\s*\)\)/iy,
      ) ?? [];
    const bytes = digits === undefined ? null : decodeBase64(digits);
    if (bytes === null) return null;
    const step = /unicode/i.test(encoding ?? '') ? 2 : 1;
    return [
      plain(
        [...bytes]
          .filter((_, at) => at % step === 0)
          .map(byte => String.fromCharCode(byte))
          .join(''),
      ),
    ];
  }

  /** Reads `${c:path}`: the text of a file. */
  #fileVariable(): readonly Part[] | null {
    const [, path] = this.#match(/\$\{[a-z]:([^}]+)\}/iy) ?? [];
    if (path === undefined) return null;
    this.#nested(`Get-Content '${path.replaceAll("'", "''")}'`);
    return [{ kind: 'unknown' }];
  }

  /** Reads `@name`: the values of a list, or of the parameters in a table. */
  #splatted(): readonly Part[] {
    const name = this.#match(/@(\w+)/y)?.[1] ?? '';
    return [{ kind: 'variable', name: variableName(name) }];
  }

  /** Reads `@{ Path = '.env' }`; returns what follows each `=`. */
  #hashtable(): readonly Part[] {
    const [part] = this.#bracketed(1);
    if (part?.kind !== 'output') return [];
    const pipelines = part.script.pipelines.map(([first]) => {
      const words = first?.words ?? [];
      const sign = words.findIndex(({ parts }) => parts[0]?.kind === 'text' && parts[0].text.includes('='));
      const [, ...inWord] = words[sign]?.parts ?? [];
      const values = [...(inWord.length > 0 ? [{ parts: inWord }] : []), ...words.slice(sign + 1)];
      return first === undefined ? [] : [{ ...first, assignments: [], words: values }];
    });
    return [{ kind: 'output', script: { ...part.script, pipelines } }];
  }

  /** The arguments of `[Class]::Member(…)` are not a command; some members read the file in their first argument. */
  #calledMember(): readonly Part[] | null {
    const [, member] = /\]::(\w+)$/.exec(this.text.slice(Math.max(0, this.#at - 80), this.#at)) ?? [];
    if (member === undefined) return null;
    const open = this.#at;
    const end = closing(this.text, open);
    const inner = this.text.slice(open + 1, end - 1);
    this.#at = end;
    this.#skipMember();
    const command = /^(?:Read|Open|Copy|Move)/i.test(member)
      ? 'Get-Content'
      : /^Start$/i.test(member)
        ? 'Start-Process'
        : 'Write-Output';
    return [{ kind: 'output', script: this.#nested(`${command} ${inner}`) }];
  }

  #variable(): readonly Part[] {
    const name = /^\$\{?((?:env:)?\w+)\}?/i.exec(this.text.slice(this.#at, this.#at + 256));
    this.#at += name?.[0].length ?? 1;
    if (name !== null) this.#opened(name[0]);
    this.#skipMember();
    return [name === null ? { kind: 'unknown' } : { kind: 'variable', name: variableName(name[1] ?? '') }];
  }

  /** Reads the bracket that begins `skipped` units further on; returns its output. */
  #bracketed(skipped: number): readonly Part[] {
    const { text } = this;
    const open = this.#at + skipped;
    const end = closing(text, open);
    const isClosed = text[end - 1] === ')' || text[end - 1] === '}';
    this.#at = end;
    const inner = text.slice(open + 1, isClosed ? end - 1 : end);
    this.#opened(`(${inner})`);
    this.#skipMember();
    return [{ kind: 'output', script: this.#nested(inner) }];
  }

  /** `.OpenText()` and similar members of a file read it. */
  #opened(file: string): void {
    if (this.#match(/\.(?:Open(?:Text|Read)?|CopyTo|MoveTo)(?=\()/iy) !== null) this.#nested(`Get-Content ${file}`);
  }

  /** Skips members that return the name of a file, or of a command that was looked up. */
  #skipMember(): void {
    this.#match(/\.(?:FullName|Path|PSPath|ProviderPath|Name|Source|Definition)\b|\[\d+\]/iy);
  }

  /** Reads the commands in brackets, which run as well. */
  #nested(inner: string): Script {
    const script = parsePowerShell(inner, this.depth + 1);
    this.#pipelines.push(...script.pipelines);
    for (const [name, body] of script.functions) this.#functions.set(name, body);
    return script;
  }

  /** Matches a sticky expression at the position, and moves past the match. */
  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text);
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}
