import { type FileRule, setName } from './fileRule.ts';

/** What a rule names in the start folder itself, as expressions for paths relative to it. Names from settings are not known. */
export function patternsHere({ oneOf, names }: FileRule): readonly RegExp[] {
  return oneOf
    .filter(each => !each.startsWith('~/'))
    .flatMap(each =>
      each.includes(setName) ? (names?.default ?? []).map(name => each.replace(setName, name)) : [each],
    )
    .map(expressionOf);
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('/').map(part => (part === '**' ? '(?:[^/]+/)*' : `${segmentOf(part)}/`));
  return new RegExp(`^${parts.join('').replace(/\/$/, '')}$`);
}

function segmentOf(part: string): string {
  const escaped = part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return (part.startsWith('*') ? String.raw`(?!\.)` : '') + escaped.replaceAll('*', '[^/]*');
}
