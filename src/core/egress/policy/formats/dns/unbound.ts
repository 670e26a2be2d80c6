import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import { blockedForResolver } from '../../model.ts';
import type { PolicyFormat } from '../../types.ts';

/** unbound's zones include subdomains; the longest zone that matches a name wins (unbound.conf(5), local-zone). */
export const unbound: PolicyFormat = {
  id: 'unbound',
  name: 'unbound',
  unlisted: ['allow', 'deny'],
  check: 'unbound-checkconf  # after copying the file into the folder that unbound.conf includes',
  remove: 'sudo rm /etc/unbound/unbound.conf.d/sightglass-egress.unbound.conf && sudo systemctl restart unbound',
  limits: [
    message('policy.limit.everyProgram'),
    message('policy.limit.dnsOverHttps'),
    message('policy.limit.directAddresses'),
    message('policy.limit.namesBelow'),
  ],
  write(model, options) {
    const { alone, withNamesBelow, exceptions } = blockedForResolver(model);
    const open = options.unlisted === 'deny' ? model.allow : [...exceptions, ...alone];
    const openKind = (host: string): string =>
      alone.some(rule => rule.host === host) ? 'transparent' : 'always_transparent';
    const zone = (host: string, kind: string): string => `    local-zone: "${host}." ${kind}\n`;
    const text = [
      commentedHead('#', headLines(unbound, model, options)),
      'server:\n',
      options.unlisted === 'deny' ? '    local-zone: "." always_nxdomain\n' : '',
      ...new Set(withNamesBelow.map(({ host }) => zone(host, 'always_null'))),
      ...new Set(open.map(({ host }) => zone(host, openKind(host)))),
      ...alone.map(({ host }) => `    local-data: "${host}. A 0.0.0.0"\n    local-data: "${host}. AAAA ::"\n`),
    ].join('');
    return [{ name: 'sightglass-egress.unbound.conf', text }];
  },
};
