import { RE2JS } from 're2js';

/** Whether a text contains a match. */
export type LinearExpression = (text: string) => boolean;

/** JavaScript's definition of white space (ECMA-262, WhiteSpace and LineTerminator); RE2's has only six ASCII characters. */
const whiteSpace = '\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

/**
 * Compiles an expression from a file, in JavaScript's dialect, with an engine that takes linear time for every expression. Returns
 * null if the engine cannot compile it: look-around, back references, repetitions beyond 1,000, or invalid syntax. Flags that do
 * not affect whether there is a match are ignored.
 */
export function linearExpression(source: string, flags: string): LinearExpression | null {
  if (!/^[dgimsuvy]*$/.test(flags)) return null;
  const isSticky = flags.includes('y');
  let options = 0;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) options |= RE2JS.MULTILINE;
  try {
    const compiled = RE2JS.compile(translated(source, flags.includes('s')), options);
    return text => {
      const matcher = compiled.matcher(text);
      return isSticky ? matcher.lookingAt() : matcher.find();
    };
  } catch {
    return null;
  }
}

/** Translates the expression to RE2's syntax. */
function translated(source: string, dotMatchesAll: boolean): string {
  let result = '';
  let isInClass = false;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charAt(at);
    if (unit === '\\') {
      const { length, translation } = escapeAt(source, at, isInClass);
      result += translation;
      at += length - 1;
    } else if (isInClass) {
      isInClass = unit !== ']';
      // In a class, RE2 reads `[` as the start of a POSIX name, JavaScript as a plain bracket.
      result += unit === '[' ? '\\[' : unit;
    } else if (unit === '[') {
      // `[^]` matches everything in JavaScript, `[]` nothing.
      if (source.startsWith('[^]', at)) {
        result += '[\\x{0}-\\x{10FFFF}]';
        at += 2;
      } else if (source.startsWith('[]', at)) {
        result += '[^\\x{0}-\\x{10FFFF}]';
        at += 1;
      } else {
        isInClass = true;
        result += unit;
      }
    } else if (unit === '.') {
      result += dotMatchesAll ? '[\\x{0}-\\x{10FFFF}]' : '[^\\n\\r\\x{2028}\\x{2029}]';
    } else result += unit;
  }
  return result;
}

function escapeAt(
  source: string,
  at: number,
  isInClass: boolean,
): { readonly length: number; readonly translation: string } {
  const escape = /^\\(?:u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4})|c([A-Za-z])|.)/s.exec(source.slice(at, at + 12));
  const [whole = '\\', wide, narrow, control] = escape ?? [];
  const code = wide ?? narrow ?? (control === undefined ? undefined : (control.charCodeAt(0) % 32).toString(16));
  return { length: whole.length, translation: code === undefined ? shorthand(whole, isInClass) : `\\x{${code}}` };
}

function shorthand(escape: string, isInClass: boolean): string {
  if (escape === '\\s') return isInClass ? whiteSpace : `[${whiteSpace}]`;
  if (escape === '\\S' && !isInClass) return `[^${whiteSpace}]`;
  // RE2 has escapes that JavaScript reads as plain letters.
  return /^\\[AzQECGKXhHRZaU]$/.test(escape) ? escape.slice(1) : escape;
}
