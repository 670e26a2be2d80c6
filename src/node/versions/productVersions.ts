import { assistantById } from '../../core/assistants/catalogue.ts';
import { type ProductVersions, versionsLookedAt } from '../../core/assistants/versions.ts';
import type { Source } from '../../core/fidelity.ts';
import { extensionVersions, type Person } from './extensionVersions.ts';
import { programVersions } from './programVersions.ts';

/**
 * What is installed of a product on this machine, and what its facts were looked at in. Starts nothing. Never throws.
 * @param sources of what is shown of the product beside its features and mechanisms: its settings, say
 */
export function productVersions(id: string, person: Person, sources: Iterable<Source> = []): ProductVersions {
  const product = assistantById(id);
  const { commands = [], extensionIds = [] } = product?.detection ?? {};
  const installed = [
    ...programVersions(commands, person.env['PATH'] ?? ''),
    ...extensionVersions(extensionIds, person),
  ];
  return { assistant: id, installed, lookedAt: versionsLookedAt(product, sources) };
}
