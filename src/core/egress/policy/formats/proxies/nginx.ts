import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/** The discard port of this machine: nothing listens there, so the connection is refused. */
const nowhere = '127.0.0.1:9';
const relay = '$ssl_preread_server_name:443';

/**
 * Relays TLS connections by the server name in their first message, without decrypting. In a map with `hostnames`, an exact
 * name wins over a suffix and a longer suffix over a shorter one (nginx, ngx_stream_map_module).
 */
export const nginx: PolicyFormat = {
  id: 'nginx',
  name: 'nginx relay by TLS server name',
  unlisted: ['deny', 'allow'],
  check: 'sudo nginx -t -c "$PWD/sightglass-egress.nginx.conf"',
  remove: 'sudo nginx -s stop -c "$PWD/sightglass-egress.nginx.conf", and undo the DNS entries that point at it',
  limits: [message('policy.limit.relayNeedsDns'), message('policy.limit.onlyTls'), message('policy.limit.quic')],
  write(model, options) {
    const targets = new Map<string, string>();
    const rules = [
      ...model.block.map(rule => ({ ...rule, target: nowhere })),
      ...model.allow.map(rule => ({ ...rule, target: relay })),
    ];
    for (const { host, match, target } of rules) if (match === 'exact') targets.set(host, target);
    for (const { host, match, target } of rules) {
      if (match !== 'suffix') continue;
      targets.set(`*.${host}`, target);
      if (!targets.has(host)) targets.set(host, target);
    }
    const rows = [...targets].map(([name, target]) => `        ${name} ${target};\n`);
    const text = `${commentedHead('#', headLines(nginx, model, options))}include /etc/nginx/modules-enabled/*.conf;
events {}
stream {
    # The address of a DNS server that does not point the names back at this relay.
    resolver 127.0.0.53 valid=60s;
    map_hash_bucket_size 128;
    map $ssl_preread_server_name $egress_target {
        hostnames;
${rows.join('')}        default ${options.unlisted === 'deny' ? nowhere : relay};
    }
    server {
        listen 127.0.0.1:8443;
        ssl_preread on;
        proxy_connect_timeout 10s;
        proxy_pass $egress_target;
    }
}
`;
    return [{ name: 'sightglass-egress.nginx.conf', text }];
  },
};
