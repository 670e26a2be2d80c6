import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/**
 * A profile for macOS. Removing and renaming are denied too: otherwise a hidden path could be moved to a name without a rule.
 * Outbound connections are allowed only to a local proxy, whose address is a parameter, and to Unix sockets.
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
