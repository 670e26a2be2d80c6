import type { RecorderState } from './state.ts';

/** The user name in the proxy's address; the token is the password. */
export const proxyUser = 'sightglass';

/** Returns the address that programs use as their proxy. It contains the token. */
export function proxyAddress({ port, token }: Pick<RecorderState, 'port' | 'token'>): string {
  return `http://${proxyUser}:${token}@127.0.0.1:${port}`;
}
