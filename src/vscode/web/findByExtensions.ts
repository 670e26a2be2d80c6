import { catalogue } from '../../core/assistants/catalogue.ts';

/** Ids of the assistants whose extensions run in this editor: nothing else of them can be seen from a browser. */
export function findByExtensions(extensionIds: readonly string[]): Promise<readonly string[]> {
  const ids = new Set(extensionIds.map(id => id.toLowerCase()));
  const found = catalogue.filter(({ detection }) => detection.extensionIds.some(id => ids.has(id.toLowerCase())));
  return Promise.resolve(found.map(({ id }) => id));
}
