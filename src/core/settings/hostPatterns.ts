/** Whether a pattern covers a host, or every host of another pattern. `*.example.com` covers every name below that domain. */
function coversHost(pattern: string, host: string): boolean {
  if (pattern === host) return true;
  if (!pattern.startsWith('*.')) return false;
  return host.replace(/^\*/, 'x').endsWith(pattern.slice(1));
}

/** Whether one of these patterns covers a host, or a pattern of hosts. */
export function isAmongHosts(host: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => coversHost(pattern, host));
}

/** Returns the host of a web address in lower case; null for anything else. */
export function hostOfUrl(url: string): string | null {
  const found = /^(?:https?|wss?):\/\/(?:[^/@?#]*@)?(\[[0-9a-f:.]+\]|[^:/?#@]+)/i.exec(url.trim());
  return found?.[1]?.toLowerCase() ?? null;
}
