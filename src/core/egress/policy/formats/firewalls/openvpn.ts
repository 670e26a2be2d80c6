import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/** OpenVPN accepts no line or comment of more than 256 characters (options.h, `OPTION_LINE_SIZE`; measured with 2.6). */
const longestLine = 240;

/**
 * Routes that send the traffic of AI tools through a tunnel, behind which it is filtered and logged. OpenVPN resolves a name
 * in `route` when the client starts (openvpn(8)); for IPv6, it accepts addresses only.
 */
export const openVpn: PolicyFormat = {
  id: 'openvpn',
  name: 'OpenVPN routes',
  unlisted: ['allow'],
  check: 'openvpn --config sightglass-egress.openvpn.conf --show-tls  # names the line of an option that is wrong',
  remove: 'take the line "config sightglass-egress.openvpn.conf" out of the client configuration, and connect anew',
  limits: [
    message('policy.limit.routesOnly'),
    message('policy.limit.routesResolvedOnce'),
    message('policy.limit.routesIpv4'),
  ],
  write(model, options) {
    const all = [...model.allow, ...model.block];
    const suffixes = all.filter(rule => rule.match === 'suffix').map(rule => `*.${rule.host}`);
    const more = suffixes.length === 0 ? [] : [message('policy.limit.noWildcards', { hosts: suffixes.join(', ') })];
    const routes = all
      .filter(rule => rule.match === 'exact')
      .map(({ host }) => `route ${host} 255.255.255.255 vpn_gateway\n`);
    const head = headLines(openVpn, model, options, more).flatMap(shortLines);
    const text = `${commentedHead('#', head)}# In the client configuration: config sightglass-egress.openvpn.conf
${routes.join('')}`;
    return [{ name: 'sightglass-egress.openvpn.conf', text }];
  },
};

function shortLines(line: string): readonly string[] {
  if (line.length <= longestLine) return [line];
  const space = line.lastIndexOf(' ', longestLine);
  const end = space > 0 ? space : longestLine;
  return [line.slice(0, end), ...shortLines(`  ${line.slice(end).trimStart()}`)];
}
