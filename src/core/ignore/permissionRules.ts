import type { Mechanism } from '../assistants/types.ts';
import { LineIndex } from '../lines.ts';
import { type JsonNode, nodeAt, parseJson } from '../settings/jsonTree.ts';
import type { RuleEntry } from './types.ts';

/**
 * The rules that a JSON settings file holds for a mechanism, in order. None where the file does not parse: Claude Code
 * drops such a file as a whole (measured 2026-11-20 with 2.1.329), the others do not start.
 */
export function permissionEntries(mechanism: Mechanism, text: string): readonly RuleEntry[] {
  const { root } = parseJson(text, mechanism.syntax === 'claude-permission');
  const list = root && mechanism.keyPath ? nodeAt(root, mechanism.keyPath) : undefined;
  if (!list) return [];
  const lines = new LineIndex(text);
  const line = (node: JsonNode): number => lines.positionAt(node.offset).line;
  switch (mechanism.syntax) {
    case 'claude-permission':
      return strings(list).flatMap(node => claudeRule(String(node.value), line(node)));
    case 'opencode-permission':
      return openCodeRules(list, line);
    case 'glob':
      return strings(list).map(node => globRule(String(node.value), line(node)));
    case 'gitignore':
    case 'minimatch':
    case 'codex-permission':
    case 'regex':
      return [];
  }
}

function strings(list: JsonNode): readonly JsonNode[] {
  return list.type === 'array' ? (list.children ?? []).filter(node => node.type === 'string') : [];
}

/**
 * `Read(PATTERN)` in Claude Code: gitignore's patterns with four anchors. `./x` and `x/y` start at the workspace folder,
 * a bare name counts at any depth; `~/x` and `//x` lie elsewhere and say nothing about the files of a workspace.
 */
function claudeRule(written: string, line: number): readonly RuleEntry[] {
  const [, body] = /^Read(?:\((.*)\))?$/s.exec(written.trim()) ?? [];
  if (!written.trim().startsWith('Read')) return [];
  if (body === undefined) return written.trim() === 'Read' ? [rule(written, line, '*')] : [];
  if (body === '' || body.startsWith('~') || body.startsWith('//')) return [];
  return [rule(written, line, body.startsWith('./') ? body.slice(1) : body)];
}

/** OpenCode: the last pattern that matches decides; `ask` holds a file back until a person agrees. */
function openCodeRules(node: JsonNode, line: (node: JsonNode) => number): readonly RuleEntry[] {
  if (node.type === 'string') return [wildcard('*', String(node.value), line(node))];
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(property => {
    const [key, value] = property.children ?? [];
    return key && value?.type === 'string' ? [wildcard(String(key.value), String(value.value), line(key))] : [];
  });
}

function wildcard(pattern: string, answer: string, line: number): RuleEntry {
  const written = `${JSON.stringify(pattern)}: ${JSON.stringify(answer)}`;
  return { line, written, syntax: 'wildcard', pattern, negated: answer === 'allow' };
}

/** A glob over the path below the workspace folder, where `**` must be written to reach deeper. */
function globRule(written: string, line: number): RuleEntry {
  return rule(written, line, written.startsWith('/') ? written : `/${written}`);
}

function rule(written: string, line: number, pattern: string): RuleEntry {
  return { line, written, syntax: 'gitignore', pattern, negated: pattern.startsWith('!') };
}
