import { base64 } from '../../../base64.ts';
import { sha256Hex, utf8 } from '../../../digests.ts';
import type { PreferenceDomain, SettingObject, SettingValue } from '../../../settings/types.ts';
import { xml } from '../../../report/formats/junit.ts';
import { asText, dotted, jsonLine } from './json.ts';

/**
 * Returns the keys of a preference domain in the form that its program expects.
 * @param file the text of the whole file, for programs that read it as one value
 */
export function preferencesOf({ form, key }: PreferenceDomain, content: SettingObject, file: string): SettingObject {
  switch (form) {
    case 'native':
      return content;
    case 'json-texts':
      return Object.fromEntries(
        Object.entries(content).map(([name, value]) => [
          name,
          typeof value === 'object' && value !== null ? jsonLine(value) : value,
        ]),
      );
    case 'texts':
      return Object.fromEntries(dotted(content).map(([name, value]) => [name, asText(value)]));
    case 'base64':
      return { [key ?? '']: base64(utf8(file)) };
  }
}

/** Formats a property list in XML (Apple's DTD PropertyList-1.0). */
export function plist(value: SettingValue): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    element(value, ''),
    '</plist>',
    '',
  ].join('\n');
}

/**
 * Returns a configuration profile with one preference domain, for the whole machine.
 * @param name identifies the profile: macOS replaces an installed profile that has the same identifier
 */
export function mobileconfig(name: string, domain: string, preferences: SettingObject, organisation: string): string {
  const identifier = `sightglass.policy.${name}`;
  return plist({
    PayloadContent: [
      {
        ...preferences,
        PayloadDisplayName: domain,
        PayloadIdentifier: `${identifier}.preferences`,
        PayloadType: domain,
        PayloadUUID: uuidOf(`${identifier}.preferences`),
        PayloadVersion: 1,
      },
    ],
    PayloadDisplayName: `AI tools: ${domain}`,
    PayloadIdentifier: identifier,
    PayloadOrganization: organisation,
    PayloadRemovalDisallowed: true,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuidOf(identifier),
    PayloadVersion: 1,
  });
}

function element(value: SettingValue, indent: string): string {
  const inner = `${indent}  `;
  switch (typeof value) {
    case 'boolean':
      return `${indent}<${value ? 'true' : 'false'}/>`;
    case 'number':
      return Number.isInteger(value) ? `${indent}<integer>${value}</integer>` : `${indent}<real>${value}</real>`;
    case 'string':
      return `${indent}<string>${xml(value)}</string>`;
    default:
      break;
  }
  // A property list has no null, and our content has none either.
  if (value === null) return `${indent}<string></string>`;
  if (Array.isArray(value))
    return value.length === 0
      ? `${indent}<array/>`
      : [`${indent}<array>`, ...value.map((item: SettingValue) => element(item, inner)), `${indent}</array>`].join(
          '\n',
        );
  const entries = Object.entries(value as SettingObject);
  if (entries.length === 0) return `${indent}<dict/>`;
  const lines = entries.flatMap(([key, item]) => [`${inner}<key>${xml(key)}</key>`, element(item, inner)]);
  return [`${indent}<dict>`, ...lines, `${indent}</dict>`].join('\n');
}

/** Returns an identifier in the form of a UUID (version 8, RFC 9562: made from a digest). */
function uuidOf(name: string): string {
  const hex = sha256Hex(name);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-').toUpperCase();
}
