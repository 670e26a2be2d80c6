import { message } from '../../../../message.ts';
import { credentialPlaces } from '../../credentials.ts';
import { headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { domainLists } from '../dns/wildcards.ts';

/** Settings of Anthropic's sandbox-runtime (`srt`), which takes strict JSON (anthropic-experimental/sandbox-runtime@d35b813). */
export const sandboxRuntime: PolicyFormat = {
  id: 'sandbox-runtime',
  name: 'sandbox-runtime (srt) settings',
  unlisted: ['deny'],
  check: 'srt --settings sightglass-srt.json ls -A ~/.ssh  # is refused',
  remove: 'start the agent without srt',
  limits: [message('policy.limit.sandboxNeeds'), message('policy.limit.proxyByVariables')],
  write(model, options) {
    const { allowed, denied } = domainLists(model);
    const settings = {
      network: { allowedDomains: allowed, deniedDomains: denied },
      filesystem: {
        denyRead: credentialPlaces.map(({ path }) => `~/${path}`),
        allowWrite: ['.'],
        denyWrite: [],
      },
    };
    return [
      { name: 'sightglass-srt.json', text: `${JSON.stringify(settings, null, 2)}\n` },
      {
        name: 'sightglass-srt.txt',
        text: `${headLines(sandboxRuntime, model, options).join('\n')}\n`,
      },
    ];
  },
};
