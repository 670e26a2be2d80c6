import type { RecorderState } from './state.ts';

/** The user name in the proxy's address; the token is the password. */
export const proxyUser = 'sightglass';

/** The address that programs take as their proxy. It holds the token. */
export function proxyAddress({ port, token }: Pick<RecorderState, 'port' | 'token'>): string {
  return `http://${proxyUser}:${token}@127.0.0.1:${port}`;
}
