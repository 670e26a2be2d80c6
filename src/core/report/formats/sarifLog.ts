/** The parts that differ between our SARIF logs. */
export interface SarifParts {
  /** The version of Sightglass. */
  readonly version: string;
  readonly rules: readonly object[];
  readonly results: readonly object[];
}

/**
 * Makes a SARIF 2.1.0 log (OASIS standard, errata 01) of one run, with locations relative to `%SRCROOT%` and columns in
 * UTF-16 code units.
 */
export function sarifLog({ version, rules, results }: SarifParts): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sightglass', version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The workspace folder.' } } },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
