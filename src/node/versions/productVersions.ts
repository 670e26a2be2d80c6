import { assistantById } from '../../core/assistants/catalogue.ts';
import { installationOf, type ProductVersions, versionsLookedAt } from '../../core/assistants/versions.ts';
import type { Source } from '../../core/fidelity.ts';
import { extensionVersions, type Person } from './extensionVersions.ts';
import { fetchedVersions } from './fetchedVersions.ts';
import { programVersions } from './programVersions.ts';

/** Returns the installed version of a product that its facts are about. Starts nothing. Never throws. */
export function installedVersion(id: string, person: Person): string | null {
  const product = assistantById(id);
  if (product === undefined) return null;
  return installationOf(product, productVersions(id, person).installed)?.version ?? null;
}

/**
 * Returns what is installed of a product on this machine, and which versions its facts were checked in. Starts nothing. Never throws.
 * @param sources of whatever else is shown about the product besides its features and mechanisms, such as its settings
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
