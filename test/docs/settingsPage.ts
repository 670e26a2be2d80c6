import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { code, table } from './markdown.ts';

interface Property {
  readonly default: unknown;
  readonly scope?: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

/** Returns the page of the extension's settings, as declared in its manifest. */
export function settingsPage(): string {
  const rows = Object.entries<Property>(manifest.contributes.configuration.properties).map(([name, property]) => [
    code(name),
    code(JSON.stringify(property.default)),
    property.scope ?? 'window',
    [textOf(property.markdownDescription), ...valuesOf(property)].join(' '),
  ]);
  const head = 'Made by `npm run docs` from `package.json`. _machine_ and _application_: a workspace cannot set it.';
  return `# Settings of the extension\n\n${head}\n\n${table(['setting', 'default', 'scope', 'what it does'], rows)}\n`;
}

function valuesOf({ enum: values = [], enumDescriptions = [] }: Property): readonly string[] {
  return values.map((value, i) => `${code(value)}: ${textOf(enumDescriptions[i] ?? '')}`);
}

function textOf(placeholder: string): string {
  const found = Object.entries<string>(texts).find(([name]) => `%${name}%` === placeholder);
  return found?.[1] ?? placeholder;
}
