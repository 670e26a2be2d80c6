import { nextLine } from '../../texts/lines.ts';
import { keyFileRule, passwordFileRule } from '../rules/generic.ts';
import type { Rule } from '../engine/rule.ts';
import { lineReach, rankStructure, type Scene } from '../engine/sink.ts';

type LineReader = (line: string) => readonly [start: number, end: number] | null;

interface FileKind {
  readonly name: RegExp;
  readonly rule: Rule;
  readonly read: LineReader;
}

/** Reads the last of `count + 1` fields separated by colons. `\:` is a colon within a field. */
function fieldAfter(count: number): LineReader {
  const pattern = new RegExp(`^(?:(?:[^:\\\\#]|\\\\.)(?:[^:\\\\]|\\\\.)*:){${count}}(.{3,})$`);
  return line => {
    const secret = pattern.exec(line)?.[1];
    return secret === undefined || /^[$*!x]?$|^\$\{/.test(secret) ? null : [line.length - secret.length, line.length];
  };
}

/** Reads the first field after a name and a colon, which in these files is a password or its hash. */
const second: LineReader = line => {
  const match = /^[\w.@-]{1,64}:((?:\{SHA\}|\$)?[^:\s*!]{8,200})(?::|$)/.exec(line);
  const secret = match?.[1];
  const start = line.indexOf(':') + 1;
  return secret === undefined ? null : [start, start + secret.length];
};

const wholeLine: LineReader = line => (/^[0-9a-f]{32,128}$/.test(line) ? [0, line.length] : null);

/** Files that consist of credentials, by name. Formats: libpq, crypt(5), shadow(5), ProFTPD, Rails; read 2026-11. */
const kinds: readonly FileKind[] = [
  { name: /(?:^|\/)\.?pgpass(?:\.conf)?$/i, rule: passwordFileRule, read: fieldAfter(4) },
  { name: /(?:^|\/)(?:\.?htpasswd|g?shadow-?|passwd|[a-z]*ftpd?passwd)$/i, rule: passwordFileRule, read: second },
  { name: /(?:^|\/)(?:master|[a-z_-]+)\.key$/i, rule: keyFileRule, read: wholeLine },
];

/** The kind of the last file, cached because many short texts come from one file. */
let last: { readonly path: string; readonly kind: FileKind | undefined } = { path: '', kind: undefined };

/** Reports credentials in [from, to) if the file is of a kind whose lines are credentials. */
export function searchFile(scene: Scene, from: number, to: number): void {
  if (last.path !== scene.path) last = { path: scene.path, kind: kinds.find(each => each.name.test(scene.path)) };
  const { kind } = last;
  if (kind === undefined) return;
  const { text } = scene;
  let at = from === 0 ? 0 : nextLine(text, from);
  while (at < to) {
    const line = /^[^\r\n]*/.exec(text.slice(at, at + lineReach))?.[0] ?? '';
    const range = kind.read(line);
    if (range !== null) {
      const [start, end] = range;
      scene.report({
        rule: kind.rule,
        start: at + start,
        end: at + end,
        confidence: 'medium',
        validation: 'structure-valid',
        rank: rankStructure,
      });
    }
    at = nextLine(text, at);
  }
}
