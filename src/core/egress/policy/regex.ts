import type { HostName } from './types.ts';

/** A host name as a regular expression (POSIX, Python and JavaScript agree on these signs), anchored at both ends. */
export function hostPattern({ host, match }: HostName): string {
  const escaped = host.replaceAll('.', '\\.');
  return match === 'exact' ? `^${escaped}$` : `(^|\\.)${escaped}$`;
}
