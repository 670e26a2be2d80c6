import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';
import { onlyAllowedNames, unresolvedNames } from './dnsmasqLines.ts';

/** Lines for the resolver of a machine or a network. */
export const dnsmasq: PolicyFormat = {
  id: 'dnsmasq',
  name: 'dnsmasq',
  unlisted: ['allow', 'deny'],
  check: 'dnsmasq --test --conf-file=sightglass-egress.dnsmasq.conf',
  remove: 'sudo rm /etc/dnsmasq.d/sightglass-egress.dnsmasq.conf && sudo systemctl restart dnsmasq',
  limits: [
    message('policy.limit.everyProgram'),
    message('policy.limit.dnsOverHttps'),
    message('policy.limit.directAddresses'),
    message('policy.limit.namesBelow'),
  ],
  write(model, options) {
    const lines = options.unlisted === 'deny' ? onlyAllowedNames(model) : unresolvedNames(model);
    const more = options.unlisted === 'deny' ? [message('policy.limit.otherRecords')] : [];
    const text = commentedHead('#', headLines(dnsmasq, model, options, more)) + lines;
    return [{ name: 'sightglass-egress.dnsmasq.conf', text }];
  },
};
