import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import { withoutCovered } from '../../names.ts';
import type { HostName, PolicyFormat } from '../../types.ts';

/**
 * squid applies the first `http_access` line that matches. In `dstdomain`, a leading dot includes the name itself and its
 * subdomains, and squid rejects a list that contains both such an entry and a name that it covers (squid 5.7, measured).
 */
export const squid: PolicyFormat = {
  id: 'squid',
  name: 'squid',
  unlisted: ['deny', 'allow'],
  check: 'squid -k parse -f sightglass-egress.squid.conf  # no line may say FATAL, ERROR or Bungled',
  remove: 'stop squid and unset HTTPS_PROXY and http.proxy',
  limits: [message('policy.limit.proxyOnly'), message('policy.limit.quic')],
  write(model, options) {
    const entry = ({ host, match }: HostName): string => (match === 'suffix' ? `.${host}` : host);
    const list = (name: string, rules: readonly HostName[]): string =>
      withoutCovered(rules)
        .map(rule => `acl ${name} dstdomain ${entry(rule)}\n`)
        .join('');
    const text = `${commentedHead('#', headLines(squid, model, options))}http_port 127.0.0.1:3128
acl tls_port port 443
acl connect_method method CONNECT
${list('egress_stopped', model.block)}${list('egress_allowed', model.allow)}http_access deny connect_method !tls_port
${model.block.length > 0 ? 'http_access deny egress_stopped\n' : ''}${
      options.unlisted === 'deny'
        ? `${model.allow.length > 0 ? 'http_access allow egress_allowed\n' : ''}http_access deny all\n`
        : 'http_access allow localhost\nhttp_access deny all\n'
    }cache deny all
forwarded_for delete
`;
    return [{ name: 'sightglass-egress.squid.conf', text }];
  },
};
