import { RE2JS } from 're2js';

/** Tells whether a text holds a match. */
export type LinearExpression = (text: string) => boolean;

/** What JavaScript calls white space (ECMA-262, WhiteSpace and LineTerminator); RE2 means six characters of ASCII. */
const whiteSpace = '\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

/**
 * Compiles an expression in JavaScript's dialect that comes from a file to an engine that takes linear time whatever the
 * expression. Null where the two dialects part: look-around, back references and repetitions beyond 1,000 are not known to
 * the engine, nor is what JavaScript does not know either. Flags that say nothing about whether there is a match are ignored.
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

/** The expression as RE2 writes it. */
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
      // RE2 reads names of POSIX there, JavaScript a bracket.
      result += unit === '[' ? '\\[' : unit;
    } else if (unit === '[') {
      // JavaScript has classes of everything and of nothing.
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
  // Escapes that RE2 has beyond JavaScript's: there they are plain letters.
  return /^\\[AzQECGKXhHRZaU]$/.test(escape) ? escape.slice(1) : escape;
}
