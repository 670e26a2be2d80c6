import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/** A profile that hides credentials. Paths that do not exist are accepted (firejail 0.9.72, measured). */
export const firejail: PolicyFormat = {
  id: 'firejail',
  name: 'firejail profile',
  unlisted: ['allow'],
  check: 'firejail --profile=sightglass-firejail.profile -- ls -A ~/.ssh  # is refused',
  remove: 'start the agent without firejail',
  limits: [message('policy.limit.linuxOnly'), message('policy.limit.noHostRules')],
  write(model, options) {
    const hidden = credentialPlaces.map(place => `blacklist \${HOME}/${place.path}\n`).join('');
    const text = `${commentedHead('#', headLines(firejail, model, options))}# firejail --profile=sightglass-firejail.profile PROGRAM
${hidden}caps.drop all
nonewprivs
noroot
seccomp
`;
    return [{ name: 'sightglass-firejail.profile', text }];
  },
};
