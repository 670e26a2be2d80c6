import { assistantById } from '../assistants/catalogue.ts';
import { installationOf, type ProductVersions, versionDrift } from '../assistants/versions.ts';
import { type Message, message } from '../message.ts';

/** What is said of a product's version beside its facts; null where nothing was looked at in any version. */
export function versionMessage({ assistant, installed, lookedAt }: ProductVersions): Message | null {
  const product = assistantById(assistant);
  const found = product === undefined ? undefined : installationOf(product, installed);
  const version = found?.version ?? null;
  const last = lookedAt.at(-1);
  if (last === undefined) return version === null ? null : message('versions.installed', { version });
  if (version === null) return message('versions.notFound', { last });
  const drift = versionDrift(version, lookedAt);
  if (drift === null) return message('versions.same', { version });
  return drift === 'newer'
    ? message('versions.newer', { version, last })
    : message('versions.older', { version, last });
}

/** As JSON: every installation, the versions of the facts, and how the one that counts stands to them. */
export function versionsJson(versions: ProductVersions): object {
  const { assistant, installed, lookedAt } = versions;
  const product = assistantById(assistant);
  const version = (product === undefined ? undefined : installationOf(product, installed))?.version ?? null;
  const isKnown = version !== null && lookedAt.length > 0;
  return {
    assistant,
    installed,
    lookedAt,
    standing: isKnown ? (versionDrift(version, lookedAt) ?? 'same') : 'unknown',
  };
}
