import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/**
 * A profile for macOS. Removing or renaming is denied too: a hidden path could otherwise be moved to a name that no rule
 * holds. The network is left to a local proxy, whose port is a parameter.
 */
export const seatbelt: PolicyFormat = {
  id: 'seatbelt',
  name: 'seatbelt profile (macOS)',
  unlisted: ['allow'],
  check: 'sandbox-exec -f sightglass-seatbelt.sb -D HOME="$HOME" -D PROXY=localhost:3128 ls -A ~/.ssh  # is refused',
  remove: 'start the agent without sandbox-exec',
  limits: [message('policy.limit.notCheckedHere'), message('policy.limit.pairWithProxy')],
  write(model, options) {
    const place = (path: string): string => `(string-append (param "HOME") "/${path}")`;
    const rules = credentialPlaces.map(
      ({ path, kind }) => `  (${kind === 'folder' ? 'subpath' : 'literal'} ${place(path)})\n`,
    );
    const text = `(version 1)
${commentedHead(';', headLines(seatbelt, model, options))}(allow default)
(deny file-read* file-write*
${rules.join('').trimEnd()})
(deny file-write-unlink
${credentialPlaces
  .map(({ path }) => `  (literal ${place(path)})\n`)
  .join('')
  .trimEnd()})
(deny network-outbound)
(allow network-outbound (remote ip (param "PROXY")))
(allow network-outbound (remote unix-socket))
`;
    return [{ name: 'sightglass-seatbelt.sb', text }];
  },
};
