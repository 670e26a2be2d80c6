import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { withoutWildcards } from './wildcards.ts';

const begin = '# BEGIN sightglass egress';
const end = '# END sightglass egress';

/** Lines for /etc/hosts: names without a wildcard, each mapped to 0.0.0.0 and ::. */
export const hostsFile: PolicyFormat = {
  id: 'hosts',
  name: 'hosts file',
  unlisted: ['allow'],
  check: 'getent ahosts NAME  # prints only 0.0.0.0 and :: for a name that is stopped',
  remove: `sudo sed -i '/^${begin}/,/^${end}/d' /etc/hosts`,
  limits: [
    message('policy.limit.everyProgram'),
    message('policy.limit.dnsOverHttps'),
    message('policy.limit.answersNowhere'),
  ],
  write(model, options) {
    const { names, limits } = withoutWildcards(model.block);
    const lines = [...new Set(names)].sort().map(host => `0.0.0.0 ${host}\n:: ${host}\n`);
    const head = commentedHead('#', headLines(hostsFile, model, options, limits));
    const text = `${begin}\n${head}${lines.join('')}${end}\n`;
    return [{ name: 'sightglass-egress.hosts', text }];
  },
};
