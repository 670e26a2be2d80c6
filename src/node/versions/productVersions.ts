import { assistantById } from '../../core/assistants/catalogue.ts';
import { installationOf, type ProductVersions, versionsLookedAt } from '../../core/assistants/versions.ts';
import type { Source } from '../../core/fidelity.ts';
import { extensionVersions, type Person } from './extensionVersions.ts';
import { fetchedVersions } from './fetchedVersions.ts';
import { programVersions } from './programVersions.ts';

/** The version that the facts on a product speak of, where it is installed on this machine. Starts nothing. Never throws. */
export function installedVersion(id: string, person: Person): string | null {
  const product = assistantById(id);
  if (product === undefined) return null;
  return installationOf(product, productVersions(id, person).installed)?.version ?? null;
}

/**
 * What is installed of a product on this machine, and what its facts were looked at in. Starts nothing. Never throws.
 * @param sources of what is shown of the product besides its features and mechanisms: its settings, say
 */
export function productVersions(id: string, person: Person, sources: Iterable<Source> = []): ProductVersions {
  const product = assistantById(id);
  const { commands = [], extensionIds = [], fetchedTo = [] } = product?.detection ?? {};
  const installed = [
    ...programVersions(commands, person.env['PATH'] ?? ''),
    ...extensionVersions(extensionIds, person),
    ...fetchedVersions(fetchedTo, person),
  ];
  return { assistant: id, installed, lookedAt: versionsLookedAt(product, sources) };
}
