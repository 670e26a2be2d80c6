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
  if (depth > deepestNesting) return { pipelines: [] };
  const pipelines: Pipeline[] = [];
  let pipeline: Command[] = [];
  let words: Word[] = [];
  let redirections: Redirection[] = [];
  let at = 0;

  const endCommand = (): void => {
    if (words.length + redirections.length > 0) {
      pipeline.push({ assignments: [], words, redirections, hereDocument: null });
    }
    words = [];
    redirections = [];
  };
  const endPipeline = (): void => {
    endCommand();
    if (pipeline.length > 0) pipelines.push(pipeline);
    pipeline = [];
  };
  const bracketed = (open: number): Script => {
    const end = closing(text, open);
    const inner = text.slice(open + 1, text[end - 1] === ')' || text[end - 1] === '}' ? end - 1 : end);
    at = end;
    return nested(inner);
  };

  const nested = (inner: string): Script => {
    const script = parsePowerShell(inner, depth + 1);
    pipelines.push(...script.pipelines);
    return script;
  };

  const word = (): Word => {
    const parts: Part[] = [];
    while (at < text.length) {
      const unit = text[at] ?? '';
      if (/[\s;|<>,]/.test(unit) || unit === ')' || unit === '}' || (unit === '&' && parts.length > 0)) break;
      const here = /@(["'])\r?\n([^]*?)\r?\n\1@/y;
      here.lastIndex = at;
      const document = here.exec(text);
      if (document !== null) {
        parts.push({ kind: 'text', text: document[2] ?? '', isQuoted: true });
        at += document[0].length;
      } else if (unit === '`') {
        parts.push({ kind: 'text', text: text[at + 1] ?? '', isQuoted: true });
        at += 2;
      } else if (unit === "'" || unit === '"') {
        const quoted = unit === "'" ? /'((?:''|[^'])*)'?/y : /"((?:`[^]|""|[^"`])*)"?/y;
        quoted.lastIndex = at;
        const found = quoted.exec(text);
        at += found?.[0].length ?? 1;
        parts.push(
          ...(unit === "'" ? [plain((found?.[1] ?? '').replaceAll("''", "'"))] : expanded(found?.[1] ?? '', nested)),
        );
      } else if (unit === '$' && text[at + 1] === '(') {
        at++;
        parts.push({ kind: 'output', script: bracketed(at) });
      } else if (unit === '$') {
        const name = /^\$\{?((?:env:)?\w+)\}?/i.exec(text.slice(at, at + 256));
        at += name?.[0].length ?? 1;
        parts.push(name === null ? { kind: 'unknown' } : { kind: 'variable', name: variableName(name[1] ?? '') });
      } else if (unit === '(' || unit === '{') {
        parts.push({ kind: 'output', script: bracketed(at) });
      } else if (unit === '@' && /[({]/.test(text[at + 1] ?? '')) {
        at++;
        parts.push({ kind: 'output', script: bracketed(at) });
      } else {
        parts.push({ kind: 'text', text: unit, isQuoted: false });
        at++;
      }
    }
    return { parts };
  };

  while (at < text.length) {
    const unit = text[at] ?? '';
    if (unit === '\n' || unit === ';') {
      at++;
      endPipeline();
    } else if (/\s/.test(unit) || unit === ',' || unit === ')' || unit === '}') at++;
    else if (unit === '#') {
      const feed = text.indexOf('\n', at);
      at = feed < 0 ? text.length : feed;
    } else if (unit === '|' || unit === '&') {
      const isDouble = text[at + 1] === unit;
      at += isDouble ? 2 : 1;
      if (isDouble) endPipeline();
      else if (unit === '|') endCommand();
    } else if (unit === '<' || unit === '>') {
      at += text[at + 1] === unit ? 2 : 1;
      if (text[at] === '&') {
        at += 2;
        continue;
      }
      while (text[at] === ' ') at++;
      const target = word();
      if (target.parts.length > 0) redirections.push({ kind: unit === '<' ? 'input' : 'output', target });
    } else {
      const before = at;
      const found = word();
      if (at === before) at++;
      if (found.parts.length > 0) words.push(joined(found));
      if (isAssigning(words)) words = [];
    }
  }
  endPipeline();
  return { pipelines };
}

/** `$x =`: what is assigned is a command. */
function isAssigning([variable, sign, ...rest]: readonly Word[]): boolean {
  const [part] = sign?.parts ?? [];
  return variable?.parts[0]?.kind === 'variable' && part?.kind === 'text' && part.text === '=' && rest.length === 0;
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
