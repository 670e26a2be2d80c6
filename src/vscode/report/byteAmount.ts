const units = [
  { from: 1e9, unit: 'gigabyte' },
  { from: 1e6, unit: 'megabyte' },
  { from: 1e3, unit: 'kilobyte' },
] as const;

/**
 * Formats a number of bytes in a language (BCP 47): `36 bytes`, `2.5 kB`. The unit of single bytes is written out, because its
 * short form has no plural in English.
 */
export function byteAmount(bytes: number, language: string): string {
  const large = units.find(({ from }) => bytes >= from);
  if (large === undefined)
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'byte',
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    }).format(bytes);
  const { from, unit } = large;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / from);
}
