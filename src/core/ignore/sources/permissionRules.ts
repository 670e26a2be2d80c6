import type { Mechanism } from '../../assistants/types.ts';
import { LineIndex } from '../../texts/lines.ts';
import { type JsonNode, nodeAt, parseJson } from '../../config/jsonTree.ts';
import { tomlFormat } from '../../config/tomlFormat.ts';
import { scanToml } from '../../config/tomlScan.ts';
import { type FolderPlace, pathParts, seenFrom } from './anchors.ts';
import type { RuleEntry } from '../types.ts';

/**
 * Returns the rules that a settings file contains for a mechanism, in order. None if the file cannot be parsed: Claude Code drops such a
 * file as a whole (measured 2026-11-20 with 2.1.329), the others do not start.
 * @param isPersonal the file is in the home folder, where other anchors apply
 * @param place where the workspace folder is; null if that is not known, so rules about absolute paths have no effect
 */
export function permissionEntries(
  mechanism: Mechanism,
  text: string,
  isPersonal: boolean,
  place: FolderPlace | null,
): readonly RuleEntry[] {
  const lines = new LineIndex(text);
  if (mechanism.syntax === 'codex-permission') return codexRules(text, offset => lines.positionAt(offset).line);
  const { root } = parseJson(text, mechanism.syntax === 'claude-permission');
  const list = root && mechanism.keyPath ? nodeAt(root, mechanism.keyPath) : undefined;
  const line = (node: JsonNode): number => lines.positionAt(node.offset).line;
  if (!list) return root && mechanism.syntax === 'opencode-permission' ? openCodeAnswer(root, line) : [];
  switch (mechanism.syntax) {
    case 'claude-permission':
      return strings(list).flatMap(node =>
        claudeRule(String(node.value), line(node), isPersonal, place, mechanism.matchCase),
      );
    case 'opencode-permission':
      return openCodeRules(list, line);
    case 'glob':
      return strings(list).map(node => globRule(String(node.value), line(node)));
    case 'gitignore':
    case 'minimatch':
    case 'regex':
      return [];
  }
}

function strings(list: JsonNode): readonly JsonNode[] {
  return list.type === 'array' ? (list.children ?? []).filter(node => node.type === 'string') : [];
}

/**
 * Converts `Read(PATTERN)` of Claude Code: gitignore's patterns with four anchors. `./x` and `x/y` start at the workspace folder, a bare
 * name counts at any depth; `~/x` starts at the home folder and `//x` at the root of the file system, and both may lead into a workspace
 * (2.1.329, measured 2026-11-20). `/x` in a personal file starts at the folder of that file, which is outside.
 */
function claudeRule(
  written: string,
  line: number,
  isPersonal: boolean,
  place: FolderPlace | null,
  matchCase: boolean,
): readonly RuleEntry[] {
  const trimmed = written.trim();
  if (trimmed === 'Read') return [rule(written, line, '*')];
  const [, body] = /^Read\((.*)\)$/s.exec(trimmed) ?? [];
  if (body === undefined) return [];
  if (/^(?:\/\/|~\/|~$)/.test(body))
    return absolutePatterns(body, place, matchCase).map(pattern => rule(written, line, pattern));
  if (body === '' || body.startsWith('~') || (isPersonal && body.startsWith('/'))) return [];
  return [rule(written, line, body.startsWith('./') ? body.slice(1) : body)];
}

/** Returns patterns from the workspace folder for a pattern that starts at the root of the file system or the home folder. */
function absolutePatterns(body: string, place: FolderPlace | null, matchCase: boolean): readonly string[] {
  const parts = absoluteParts(body, place);
  if (parts === null || place === null) return [];
  return seenFrom(parts, pathParts(place.root), { foldersOnly: body.endsWith('/'), matchCase });
}

function absoluteParts(body: string, place: FolderPlace | null): readonly string[] | null {
  if (body.startsWith('//')) return body.split('/').filter(part => part !== '');
  return place === null
    ? null
    : [
        ...pathParts(place.home),
        ...body
          .slice(1)
          .split('/')
          .filter(part => part !== ''),
      ];
}

/** OpenCode: the last matching pattern decides; `ask` holds a file back until the user agrees. */
function openCodeRules(node: JsonNode, line: (node: JsonNode) => number): readonly RuleEntry[] {
  if (node.type === 'string') return [wildcard('*', String(node.value), line(node))];
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(property => {
    const [key, value] = property.children ?? [];
    return key && value?.type === 'string' ? [wildcard(String(key.value), String(value.value), line(key))] : [];
  });
}

/** One answer for every tool: `"permission": "allow"`. */
function openCodeAnswer(root: JsonNode, line: (node: JsonNode) => number): readonly RuleEntry[] {
  const answer = nodeAt(root, ['permission']);
  return answer?.type === 'string' ? [wildcard('*', String(answer.value), line(answer))] : [];
}

/** Names that stand for the workspace folders among the roots of a permission profile of Codex (measured with 0.169.0). */
const workspaceRoots = [':workspace_roots', ':project_roots'];

/** Returns the denied globs of the profile that `default_permissions` names; `none` is the older word for `deny`. */
function codexRules(text: string, line: (offset: number) => number): readonly RuleEntry[] {
  const profile = tomlFormat.lookup(text, ['default_permissions']);
  if (profile.kind === 'malformed' || typeof profile.value !== 'string') return [];
  const rules: RuleEntry[] = [];
  for (const statement of scanToml(text)) {
    if (statement.kind !== 'pair' || statement.path?.length !== 5) continue;
    const [permissions, name, filesystem, root = '', glob = ''] = statement.path;
    const isHere = permissions === 'permissions' && name === profile.value && filesystem === 'filesystem';
    const answer = /^(["'])(?:deny|none)\1$/.test(text.slice(statement.valueStart, statement.valueEnd));
    if (isHere && answer && workspaceRoots.includes(root)) rules.push(globRule(glob, line(statement.start)));
  }
  return rules;
}

function wildcard(pattern: string, answer: string, line: number): RuleEntry {
  const written = `${JSON.stringify(pattern)}: ${JSON.stringify(answer)}`;
  return { line, written, syntax: 'wildcard', pattern, negated: answer === 'allow' };
}

/** A glob over the path below the workspace folder, where only `**` reaches deeper folders. */
function globRule(written: string, line: number): RuleEntry {
  return rule(written, line, written.startsWith('/') ? written : `/${written}`);
}

function rule(written: string, line: number, pattern: string): RuleEntry {
  return { line, written, syntax: 'gitignore', pattern, negated: pattern.startsWith('!') };
}
