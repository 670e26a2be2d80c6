/** Whether a name, or everything that a pattern stands for, is among a pattern's names. `*.example.com`: every name below. */
function coversHost(pattern: string, host: string): boolean {
  if (pattern === host) return true;
  if (!pattern.startsWith('*.')) return false;
  return host.replace(/^\*/, 'x').endsWith(pattern.slice(1));
}

/** Whether a host, or a pattern of hosts, is one of these. */
export function isAmongHosts(host: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => coversHost(pattern, host));
}

/** The host that an address of the web names, in small letters; null for anything else. */
export function hostOfUrl(url: string): string | null {
  const found = /^(?:https?|wss?):\/\/(?:[^/@?#]*@)?(\[[0-9a-f:.]+\]|[^:/?#@]+)/i.exec(url.trim());
  return found?.[1]?.toLowerCase() ?? null;
}
