import { catalogue } from '../../core/assistants/catalogue.ts';

/** Returns the ids of the assistants whose extensions are installed in this editor: nothing else can be seen from a browser. */
export function findByExtensions(extensionIds: readonly string[]): Promise<readonly string[]> {
  const ids = new Set(extensionIds.map(id => id.toLowerCase()));
  const found = catalogue.filter(({ detection }) => detection.extensionIds.some(id => ids.has(id.toLowerCase())));
  return Promise.resolve(found.map(({ id }) => id));
}
