import { LineIndex } from '../../texts/lines.ts';
import { type Message, message } from '../../message.ts';
import { type JsonNode, nodeAt, parseJson } from '../../config/jsonTree.ts';
import type { RuleProblem } from '../types.ts';
import { type FolderPlace, pathParts } from './anchors.ts';

/**
 * Tools of Claude Code that a rule may name; a rule with any other name denies nothing. Source: the tools of 2.1.329, listed by the tool
 * itself, 2026-11-20. Tool servers are `mcp__…`.
 */
const tools: ReadonlySet<string> = new Set(
  (
    'Agent Artifact AskUserQuestion Bash BashOutput Cd EnterPlanMode ExitPlanMode Edit Glob Grep KillShell LS LSP ' +
    'ListMcpResources MultiEdit NotebookEdit NotebookRead PowerShell Read ReadMcpResource SendMessage Skill SlashCommand ' +
    'Task TaskOutput TaskStop TodoWrite ToolSearch WebFetch WebSearch Workflow Write'
  ).split(' '),
);

/** Tools for which rules about paths have no effect: files are held back by `Read(…)`, changes by `Edit(…)`. */
const withoutPaths: ReadonlySet<string> = new Set('Glob Grep LS MultiEdit NotebookEdit NotebookRead Write'.split(' '));

/** Places where people put the list but where nothing looks for it. */
const wrongPlaces: readonly (readonly string[])[] = [
  ['deny'],
  ['ignorePatterns'],
  ['permission', 'deny'],
  ['permissions', 'denied'],
  ['permissions', 'denies'],
  ['permissions', 'read', 'deny'],
  ['permissions', 'Read', 'deny'],
  ['permissions', 'deny', 'Read'],
  ['permissions', 'deny', 'read'],
];

/** Folders at the root of file systems that are not part of a project: a rule that begins with one means an absolute path. */
const systemFolders: ReadonlySet<string> = new Set(
  'Users Volumes etc home media mnt opt private root srv tmp usr var workspaces'.split(' '),
);

/**
 * Returns the deny rules in a settings file of Claude Code that hold back no file, each with what to write instead. A file that cannot be
 * parsed has none: it is dropped as a whole, which is reported elsewhere. Never throws.
 * @param place where the workspace folder is, so absolute paths can be recognised
 */
export function permissionProblems(path: string, text: string, place: FolderPlace | null): readonly RuleProblem[] {
  const { root } = parseJson(text, true);
  if (!root) return [];
  const lines = new LineIndex(text);
  const problems: RuleProblem[] = [];
  const add = (node: JsonNode, make: (where: { readonly path: string; readonly line: number }) => Message): void => {
    const { line } = lines.positionAt(node.offset);
    problems.push({ line, why: make({ path, line }), isDead: true });
  };
  for (const keys of wrongPlaces) {
    const node = nodeAt(root, keys);
    if (node !== undefined) {
      add(node, where => message('ignore.permission.wrongPlace', { ...where, key: keys.join('.') }));
    }
  }
  const list = nodeAt(root, ['permissions', 'deny']);
  if (list === undefined) return problems;
  if (list.type !== 'array') {
    if (list.type !== 'object') add(list, where => message('ignore.permission.notAList', where));
    return problems;
  }
  for (const node of list.children ?? []) {
    const code = node.type === 'string' ? problemOf(String(node.value), place) : 'notAText';
    if (code !== null) add(node, where => sentence(code, where));
  }
  return problems;
}

type ProblemCode = 'notAText' | 'shape' | 'wrongCase' | 'unknownTool' | 'withoutPath' | 'oneSlash' | 'drive';

function problemOf(written: string, place: FolderPlace | null): ProblemCode | null {
  const rule = written.trim();
  if (rule.startsWith('mcp__')) return null;
  const [, tool, body] = /^([A-Za-z]+)(?:\((.*)\))?$/s.exec(rule) ?? [];
  if (tool === undefined) return 'shape';
  if (!tools.has(tool)) {
    const isWrongCase = [...tools].some(known => known.toLowerCase() === tool.toLowerCase());
    return isWrongCase ? 'wrongCase' : 'unknownTool';
  }
  if (body === undefined) return null;
  if (withoutPaths.has(tool)) return 'withoutPath';
  if (tool !== 'Read' && tool !== 'Edit') return null;
  if (/^[A-Za-z]:[\\/]/.test(body)) return 'drive';
  return body.startsWith('/') && !body.startsWith('//') && isAbsolute(body, place) ? 'oneSlash' : null;
}

/**
 * Whether a path that begins with one slash is absolute. In a rule, one slash means the folder of the settings, so an absolute path names
 * nothing.
 */
function isAbsolute(body: string, place: FolderPlace | null): boolean {
  const parts = pathParts(body);
  const below = (folder: string): boolean => pathParts(folder).every((part, at) => parts[at] === part);
  if (place !== null && (below(place.root) || below(place.home))) return true;
  return parts.length > 2 && systemFolders.has(parts[0] ?? '');
}

function sentence(code: ProblemCode, where: { readonly path: string; readonly line: number }): Message {
  switch (code) {
    case 'notAText':
      return message('ignore.permission.notAText', where);
    case 'shape':
      return message('ignore.permission.shape', where);
    case 'wrongCase':
      return message('ignore.permission.wrongCase', where);
    case 'unknownTool':
      return message('ignore.permission.unknownTool', where);
    case 'withoutPath':
      return message('ignore.permission.withoutPath', where);
    case 'oneSlash':
      return message('ignore.permission.oneSlash', where);
    case 'drive':
      return message('ignore.permission.drive', where);
  }
}
