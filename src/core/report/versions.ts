import { assistantById } from '../assistants/catalogue.ts';
import { installationOf, type ProductVersions, versionDrift } from '../assistants/versions.ts';
import { type Message, message } from '../message.ts';

/** Returns the installed version that the facts of a product apply to; null if it is not known. */
function versionThatCounts({ assistant, installed }: ProductVersions): string | null {
  const product = assistantById(assistant);
  return product === undefined ? null : (installationOf(product, installed)?.version ?? null);
}

/** Returns a message about a product's installed version compared with its facts; null if neither is known. */
export function versionMessage(versions: ProductVersions): Message | null {
  return standingMessage(versionThatCounts(versions), versions.lookedAt);
}

/** Compares an installed version with those that were checked; null if neither is known. */
export function standingMessage(version: string | null, lookedAt: readonly string[]): Message | null {
  const last = lookedAt.at(-1);
  if (last === undefined) return version === null ? null : message('versions.installed', { version });
  if (version === null) return message('versions.notFound', { last });
  const drift = versionDrift(version, lookedAt);
  if (drift === null) return message('versions.same', { version });
  return drift === 'newer'
    ? message('versions.newer', { version, last })
    : message('versions.older', { version, last });
}

/** Formats as JSON: every installation, the versions of the facts, and how the relevant installation compares with them. */
export function versionsJson(versions: ProductVersions): object {
  const { assistant, installed, lookedAt } = versions;
  const version = versionThatCounts(versions);
  const isKnown = version !== null && lookedAt.length > 0;
  return {
    assistant,
    installed,
    lookedAt,
    standing: isKnown ? (versionDrift(version, lookedAt) ?? 'same') : 'unknown',
  };
}
