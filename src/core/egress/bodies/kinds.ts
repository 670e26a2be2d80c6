import { isObject, type JsonObject, listIn, textIn } from '../../json.ts';
import { plainPath } from './claims.ts';
import { looksLikePath } from './protobuf.ts';
import type { Leaf } from './leaves.ts';
import type { TextKind } from './types.ts';

/** Keys under which requests name a file, most significant first. */
const pathKeys = [
  'file_path',
  'filePath',
  'relativeFilePath',
  'relative_workspace_path',
  'absolute_path',
  'absolutePath',
  'relative_path',
  'target_file',
  'notebook_path',
  'abs_path',
  'path',
  'filename',
  'fileName',
  'fileUri',
  'uri',
];

/** Kinds by key; of the keys that lead to a text, the last one in this table decides. */
const kindsByKey: Readonly<Record<string, TextKind>> = {
  prompt: 'prompt',
  leftFileContent: 'prompt',
  suffix: 'suffix',
  rightFileContent: 'suffix',
  context: 'context',
  supplementalContexts: 'context',
  relevantDocuments: 'context',
  additionalContext: 'context',
  other_documents: 'context',
  system: 'system',
  instructions: 'system',
  systemInstruction: 'system',
  system_instruction: 'system',
  tool_calls: 'tool-call',
  functionCall: 'tool-call',
  toolUses: 'tool-call',
  functionResponse: 'tool-result',
  toolResults: 'tool-result',
  document: 'file',
  inlineData: 'file',
  image_url: 'file',
  source: 'file',
  diff_history: 'diff',
  frames: 'stack-trace',
  stacktrace: 'stack-trace',
  parsedStack: 'stack-trace',
};

/** Kinds by the `type` of blocks and items: Anthropic's content, OpenAI's `input`. */
const kindsByType: Readonly<Record<string, TextKind>> = {
  tool_use: 'tool-call',
  tool_result: 'tool-result',
  function_call: 'tool-call',
  custom_tool_call: 'tool-call',
  function_call_output: 'tool-result',
  custom_tool_call_output: 'tool-result',
  image: 'file',
  document: 'file',
  input_file: 'file',
  input_image: 'file',
};

const kindsByRole: Readonly<Record<string, TextKind>> = {
  tool: 'tool-result',
  function: 'tool-result',
  system: 'system',
  developer: 'system',
};

const formKeys: ReadonlySet<string> = new Set([
  'type',
  'role',
  'id',
  'name',
  'model',
  'call_id',
  'tool_use_id',
  'tool_call_id',
  'toolUseId',
  'media_type',
]);

/** Whether a value is part of the request's structure (types, roles, ids) rather than its content. */
export function isForm(keys: readonly string[], text: string): boolean {
  return formKeys.has(keys.at(-1) ?? '') && text.length < 64;
}

/** How many levels above a text are checked. No client nests this deep, but hostile input does. */
const highest = 40;

/** Returns the kind of a text in a request to a model, from the types, keys and roles above it. */
export function kindOf(leaf: Pick<Leaf, 'keys' | 'parents'>): TextKind {
  const keys = leaf.keys.length > highest ? leaf.keys.slice(-highest) : leaf.keys;
  const values = leaf.parents.length > highest ? leaf.parents.slice(-highest) : leaf.parents;
  for (let i = values.length - 1; i >= 0; i--) {
    const type = kindsByType[textIn(values[i], 'type') ?? ''];
    if (type !== undefined) return type;
  }
  const named = keys
    .map(key => (Object.hasOwn(kindsByKey, key) ? kindsByKey[key] : undefined))
    .findLast(kind => kind !== undefined);
  if (named !== undefined) return named;
  for (let i = values.length - 1; i >= 0; i--) {
    const role = textIn(values[i], 'role');
    if (role !== undefined) return kindsByRole[role] ?? 'message';
  }
  const isSpoken = keys.some(
    key =>
      key === 'messages' || key === 'contents' || key === 'input' || key === 'history' || key === 'userInputMessage',
  );
  if (isSpoken) return 'message';
  const last = keys.findLast(key => key !== '#');
  return last === 'content' || last === 'contents' ? 'file' : 'other';
}

/** Returns the files that tool calls are about, by the call id that their results refer to. */
export function toolPaths(root: unknown): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(value)) for (const each of value as readonly unknown[]) visit(each, depth + 1);
    if (!isObject(value)) return;
    const id = textIn(value, 'call_id') ?? textIn(value, 'id') ?? textIn(value, 'toolUseId');
    const input = value['input'] ?? argumentsOf(value);
    const path = isObject(input) ? pathIn(input) : undefined;
    if (id !== undefined && path !== undefined) paths.set(id, path);
    for (const each of Object.values(value)) visit(each, depth + 1);
  };
  visit(root, 0);
  return paths;
}

/** Reads the arguments of a call, if they are JSON in a string. */
function argumentsOf(call: JsonObject): unknown {
  const written = textIn(call, 'arguments') ?? textIn(call['function'], 'arguments');
  if (written === undefined) return undefined;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** Returns the file that the request names for a text: next to it, in an object above it, or in the tool call that it answers. */
export function pathOf(
  { parents: values }: Pick<Leaf, 'parents'>,
  calls: ReadonlyMap<string, string>,
): string | undefined {
  for (let i = values.length - 1; i > 0 && i >= values.length - 4; i--) {
    const id =
      textIn(values[i], 'tool_use_id') ??
      textIn(values[i], 'tool_call_id') ??
      textIn(values[i], 'call_id') ??
      textIn(values[i], 'toolUseId');
    const called = id === undefined ? undefined : calls.get(id);
    if (called !== undefined) return called;
  }
  const beside = [values.at(-1), values.at(-2)].map(each => (isObject(each) ? pathIn(each) : undefined));
  return (
    beside.find(each => each !== undefined) ??
    (listIn(values[0], 'messages').length === 0 ? pathIn(values[0]) : undefined)
  );
}

function pathIn(value: unknown): string | undefined {
  for (const key of pathKeys) {
    const path = textIn(value, key);
    // Except under `uri`, the key is proof enough: dotfiles and names without an extension are paths too.
    if (
      path !== undefined &&
      path !== '' &&
      path.length <= 512 &&
      !/[\n<>]/.test(path) &&
      (key !== 'uri' || looksLikePath(path))
    )
      return plainPath(path);
  }
  return undefined;
}
