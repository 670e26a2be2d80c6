import { assistantById } from '../../core/assistants/catalogue.ts';
import { type ProductVersions, versionsIn } from '../../core/assistants/versions.ts';
import type { Source } from '../../core/fidelity.ts';
import { extensionVersions } from './extensionVersions.ts';
import { programVersions } from './programVersions.ts';

/**
 * What is installed of a product on this machine, and what its facts were looked at in. Starts nothing. Never throws.
 * @param sources of what is shown of the product beside its features and mechanisms: its settings, say
 */
export function productVersions(
  id: string,
  { home, searchPath }: { readonly home: string; readonly searchPath: string },
  sources: Iterable<Source> = [],
): ProductVersions {
  const { detection, features = [], mechanisms = [] } = assistantById(id) ?? {};
  const installed =
    detection === undefined
      ? []
      : [...programVersions(detection.commands, searchPath), ...extensionVersions(detection.extensionIds, home)];
  const own = [...features, ...mechanisms].map(({ source }) => source);
  return { assistant: id, installed, lookedAt: versionsIn([...own, ...sources]) };
}
