import { asList } from '../../../json.ts';
/** A declaration in the answer of Copilot's TypeScript plugin. */
export interface ComputedSnippet {
  /** Absolute path of the file that contains it. */
  readonly file: string;
  readonly text: string;
  readonly priority: number;
}

/**
 * Reads the plugin's answer to `_.copilot.context`. Results contain their items directly or refer to them by their key in the list next
 * to them; an item in several results gets the highest of their priorities. Returns null for an answer of another shape: a cancelled
 * request, an error, another version. Source: microsoft/vscode-copilot-chat@31acd00a, the plugin's protocol, read 2026-11-21.
 */
export function parseComputedContext(response: unknown): readonly ComputedSnippet[] | null {
  const body = property(response, 'body');
  if (typeof property(body, 'state') !== 'string') return null;
  const shared = new Map<unknown, unknown>();
  for (const each of asList(property(body, 'contextItems'))) shared.set(property(each, 'key'), each);
  const found = new Map<string, ComputedSnippet>();
  for (const result of asList(property(body, 'runnableResults'))) {
    const priority = property(result, 'priority');
    if (property(result, 'kind') !== 'computedResult' || typeof priority !== 'number') continue;
    for (const each of asList(property(result, 'items'))) {
      const item = property(each, 'kind') === 'reference' ? shared.get(property(each, 'key')) : each;
      const file = property(item, 'fileName');
      const text = property(item, 'value');
      if (property(item, 'kind') !== 'snippet' || typeof file !== 'string' || typeof text !== 'string') continue;
      const key = `${file}\n${text}`;
      if ((found.get(key)?.priority ?? -1) < priority) found.set(key, { file, text, priority });
    }
  }
  return [...found.values()];
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
