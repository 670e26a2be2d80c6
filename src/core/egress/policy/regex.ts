import type { HostName } from './types.ts';

/**
 * Returns a host name as a regular expression, anchored at both ends. POSIX, Python and JavaScript read this syntax the same
 * way.
 */
export function hostPattern({ host, match }: HostName): string {
  const escaped = host.replaceAll('.', '\\.');
  return match === 'exact' ? `^${escaped}$` : `(^|\\.)${escaped}$`;
}
