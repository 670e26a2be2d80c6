import { isObject, listIn, objectIn, textIn } from '../json.ts';
import type { ReaderExtension } from './types.ts';

/** The maximum number of names of one kind that are reported. */
const mostNames = 100;

/**
 * What the manifest of an extension declares for models; null if nothing. Uses the contribution points of VS Code's API:
 * `chatParticipants`, `languageModelTools`, `mcpServerDefinitionProviders`.
 */
export function extensionReaders(manifest: unknown): ReaderExtension | null {
  const contributes = objectIn(manifest, 'contributes');
  const namesOf = (point: string, key: string): readonly string[] =>
    listIn(contributes, point)
      .flatMap(each => (isObject(each) ? (textIn(each, key) ?? []) : []))
      .slice(0, mostNames);
  const participants = namesOf('chatParticipants', 'name');
  const tools = namesOf('languageModelTools', 'name');
  const servers = namesOf('mcpServerDefinitionProviders', 'id');
  if (participants.length + tools.length + servers.length === 0) return null;
  const id = `${textIn(manifest, 'publisher') ?? ''}.${textIn(manifest, 'name') ?? ''}`;
  return { id, version: textIn(manifest, 'version') ?? '', participants, tools, servers };
}
