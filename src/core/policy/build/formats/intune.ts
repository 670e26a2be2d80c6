import type { RegistryValue } from './registry.ts';

const kinds = { dword: 'DWord', sz: 'String', 'multi-sz': 'MultiString' } as const;

/** Returns a pair of scripts for Intune's remediations: one detects whether the values are set, the other sets them. */
export function remediation(
  key: string,
  values: readonly RegistryValue[],
): { readonly detect: string; readonly remediate: string } {
  const wanted = values.map(
    ({ name, type, data }) =>
      `  @{ Name = ${quoted(name)}; Type = '${kinds[type]}'; Data = ${type === 'dword' ? String(data) : quoted(String(data))} }`,
  );
  const head = [
    '# Made by Sightglass from the policy of the organisation. Runs as SYSTEM, in 64-bit PowerShell.',
    `$key = ${quoted(`HKLM:\\${key}`)}`,
    '$wanted = @(',
    wanted.join(',\r\n'),
    ')',
  ];
  const detect = [
    ...head,
    'foreach ($each in $wanted) {',
    '  $found = (Get-ItemProperty -Path $key -Name $each.Name -ErrorAction SilentlyContinue).($each.Name)',
    '  if (($found -join "`n") -cne [string]$each.Data) { Write-Output "$($each.Name) differs"; exit 1 }',
    '}',
    'exit 0',
  ];
  const remediate = [
    ...head,
    'if (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }',
    'foreach ($each in $wanted) {',
    '  New-ItemProperty -Path $key -Name $each.Name -PropertyType $each.Type -Value $each.Data -Force | Out-Null',
    '}',
    'exit 0',
  ];
  return { detect: crlf(detect), remediate: crlf(remediate) };
}

/** Returns values for policies that were imported into Intune with the editor's ADMX (Policy CSP, ADMX ingestion). */
export function admxValues(area: string, values: readonly RegistryValue[]): string {
  const rows = values.map(({ name, type, data }) => ({
    policy: name,
    omaUri: `./Device/Vendor/MSFT/Policy/Config/${area}/${name}`,
    format: 'String',
    value:
      type === 'dword' && (data === 0 || data === 1)
        ? data === 1
          ? '<enabled/>'
          : '<disabled/>'
        : `<enabled/><data id="${name}" value="${attribute(String(data))}"/>`,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, each => `&#${each.charCodeAt(0)};`);
}

/** Quotes a text for PowerShell (about_Quoting_Rules). */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

function crlf(lines: readonly string[]): string {
  return lines.map(each => `${each}\r\n`).join('');
}
