import type { SettingObject, SettingValue } from '../../../settings/types.ts';

/** Returns a manifest for Jamf's "Application & Custom Settings": a JSON Schema whose defaults are the values of the policy. */
export function jamfManifest(domain: string, preferences: SettingObject): string {
  const properties = Object.entries(preferences).map(([key, value], i) => [
    key,
    { title: key, type: typeOf(value), default: value, property_order: i + 1 },
  ]);
  const manifest = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: domain,
    description: `Preference domain ${domain}, from the policy of the organisation.`,
    type: 'object',
    properties: Object.fromEntries(properties) as object,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function typeOf(value: SettingValue): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return value === null ? 'string' : typeof value;
}
