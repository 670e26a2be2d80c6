/** Whether a host is this machine, so the traffic does not leave it (RFC 1122, RFC 4291, RFC 6761). */
export function isLoopback(host: string): boolean {
  return host === '::1' || /^(?:127(?:\.\d{1,3}){3}|(?:[\w-]+\.)*localhost)$/.test(host);
}
