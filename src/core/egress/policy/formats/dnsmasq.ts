import { message } from '../../../message.ts';
import { commentedHead, headLines } from '../head.ts';
import { allowedBelow, headsAllowedSuffix } from '../model.ts';
import type { HostRule, PolicyFormat, PolicyModel } from '../types.ts';

/**
 * dnsmasq's `address=` always includes the names below, and the most specific line wins; `#` after a name stands for the
 * usual servers, or in `address=` for 0.0.0.0 and ::. `host-record=` is about one name alone (dnsmasq 2.90, man page and
 * measured).
 */
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
    const { alone, withNamesBelow } = split(model);
    const exceptions = withNamesBelow.flatMap(rule => allowedBelow(model, rule));
    const open = options.unlisted === 'deny' ? model.allow : exceptions;
    const text = [
      commentedHead('#', headLines(dnsmasq, model, options)),
      options.unlisted === 'deny' ? 'address=/#/\n' : '',
      ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
      ...new Set(withNamesBelow.map(({ host }) => `address=/${host}/#\n`)),
      ...new Set(open.map(({ host }) => `server=/${host}/#\n`)),
    ].join('');
    return [{ name: 'sightglass-egress.dnsmasq.conf', text, isExecutable: false }];
  },
};

interface Split {
  readonly alone: readonly HostRule[];
  readonly withNamesBelow: readonly HostRule[];
}

function split(model: PolicyModel): Split {
  const alone = model.block.filter(rule => headsAllowedSuffix(model, rule));
  return { alone, withNamesBelow: model.block.filter(rule => !alone.includes(rule)) };
}
