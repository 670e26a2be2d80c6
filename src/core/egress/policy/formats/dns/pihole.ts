import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/** A list to subscribe to: plain lines match one name, lines in ad blocker syntax match subdomains too. */
export const piHole: PolicyFormat = {
  id: 'pihole',
  name: 'Pi-hole list (version 6; version 5 from FTL 5.22)',
  unlisted: ['allow'],
  check: 'pihole -q NAME  # after adding the list and running pihole -g',
  remove: 'delete the list in the web interface, then: pihole -g',
  limits: [
    message('policy.limit.everyDevice'),
    message('policy.limit.dnsOverHttps'),
    message('policy.limit.directAddresses'),
  ],
  write(model, options) {
    const lines = model.block.map(({ host, match }) => (match === 'exact' ? `${host}\n` : `||${host}^\n`));
    const text = commentedHead('#', headLines(piHole, model, options)) + lines.join('');
    return [{ name: 'sightglass-egress.pihole.txt', text }];
  },
};
