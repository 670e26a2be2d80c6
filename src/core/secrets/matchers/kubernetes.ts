import { decodeBase64, printable } from '../engine/base64.ts';
import type { Rule } from '../engine/rule.ts';
import { rankStructure, type Matcher, type Scene } from '../engine/sink.ts';

const behind = 560;
const ahead = 6000;
/** How far a line of a manifest is indented, at the most. */
const indent = 80;

/** `data:` of a Kubernetes Secret: each value is the secret in base64. Looks on both sides of `kind: Secret`. */
export function kubernetesMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    const before = text.slice(Math.max(0, start - behind), start);
    if (!/(?:^|\n)[ \t]*$/.test(before.slice(-indent))) return;
    const own = before.lastIndexOf('\n---') + 1;
    const from = start - before.length + own;
    const after = text.slice(end, end + ahead);
    const next = after.indexOf('\n---');
    readData(scene, rule, from, end + (next < 0 ? after.length : next));
  };
}

/** An entry below `data:`: a key, perhaps a block sign and a line end, and a value. */
const entry =
  /^([ \t]+)["']?[\w.-]{1,100}["']?[ \t]*:[ \t]*(?:[|>][+-]?[ \t]*\r?\n[ \t]+)?["']?([A-Za-z0-9+/]{8,4000}={0,2})["']?[ \t]*(?:#.*)?(?:\r?\n|$)/;

function readData(scene: Scene, rule: Rule, from: number, to: number): void {
  const part = scene.text.slice(from, to);
  const block = /(?:^|\n)["']?data["']?:[ \t]*(?:#.*)?\r?\n/.exec(part);
  if (block === null) return;
  let at = block.index + block[0].length;
  while (at < part.length) {
    const match = entry.exec(part.slice(at, at + 4300));
    if (match === null) {
      const line = /^(?:[ \t]*#[^\n]*|[ \t]*|[ \t]+["']?[\w.-]+["']?:[^\n]*)\r?\n/.exec(part.slice(at, at + 4300));
      if (line === null) return;
      at += line[0].length;
      continue;
    }
    const value = match[2] ?? '';
    const bytes = decodeBase64(value);
    if (bytes !== null && value.length % 4 === 0) {
      const start = from + at + match[0].lastIndexOf(value);
      const shown = printable(bytes);
      scene.report({
        rule,
        start,
        end: start + value.length,
        confidence: shown !== null && /example|changeme|placeholder/i.test(shown) ? 'low' : 'medium',
        validation: 'structure-valid',
        rank: rankStructure,
      });
    }
    at += match[0].length;
  }
}
