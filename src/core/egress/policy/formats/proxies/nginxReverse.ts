import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

/** How many requests one person may send per minute, and at once after a pause. */
const rate = { minute: 60, burst: 30 };

/**
 * A proxy that tools use through their base URL: `http://127.0.0.1:8087/api.anthropic.com` instead of
 * `https://api.anthropic.com`. It counts the requests of each person by user name if nginx knows it, otherwise by address
 * (ngx_http_limit_req_module), and writes the log that `egress inventory` reads.
 */
export const nginxReverse: PolicyFormat = {
  id: 'nginx-reverse',
  name: 'nginx reverse proxy with a rate limit per person',
  unlisted: ['deny'],
  check: 'sudo nginx -t -c "$PWD/sightglass-egress.nginx-reverse.conf"',
  remove: 'sudo nginx -s stop -c "$PWD/sightglass-egress.nginx-reverse.conf", and take the base URL out of the tools',
  limits: [
    message('policy.limit.baseUrl'),
    message('policy.limit.readsEverything'),
    message('policy.limit.directAddresses'),
  ],
  write(model, options) {
    const exact = model.allow.filter(rule => rule.match === 'exact');
    const suffixes = model.allow.filter(rule => rule.match === 'suffix').map(rule => `*.${rule.host}`);
    const more = suffixes.length === 0 ? [] : [message('policy.limit.noWildcards', { hosts: suffixes.join(', ') })];
    const locations = exact.map(
      ({ host }) => `        location /${host}/ {
            set $upstream ${host};
            rewrite ^/[^/]+/(.*)$ /$1 break;
            proxy_pass https://$upstream:443;
        }
`,
    );
    const text = `${commentedHead('#', headLines(nginxReverse, model, options, more))}include /etc/nginx/modules-enabled/*.conf;
events {}
http {
    resolver 127.0.0.53 valid=60s;
    # One person: the name that auth_basic or a client certificate gave, else the address.
    map $remote_user $person {
        "" $binary_remote_addr;
        default $remote_user;
    }
    limit_req_zone $person zone=person:10m rate=${rate.minute}r/m;
    limit_req_status 429;
    log_format upstream '$remote_addr - $remote_user [$time_local] "$request_method https://$upstream$uri HTTP/1.1" '
                        '$status $body_bytes_sent "-" "$http_user_agent"';
    server {
        listen 127.0.0.1:8087;
        # Who may use it: htpasswd -c /etc/nginx/people NAME
        # auth_basic "AI tools"; auth_basic_user_file /etc/nginx/people;
        set $upstream -;
        access_log /var/log/nginx/sightglass-egress.log upstream;
        limit_req zone=person burst=${rate.burst} nodelay;
        client_max_body_size 64m;
        # Answers come piece by piece, and may take minutes.
        proxy_buffering off;
        proxy_request_buffering off;
        proxy_read_timeout 600s;
        proxy_http_version 1.1;
        proxy_set_header Host $upstream;
        proxy_set_header Connection "";
        proxy_ssl_server_name on;
        proxy_ssl_name $upstream;
        proxy_ssl_verify on;
        proxy_ssl_verify_depth 4;
        proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
${locations.join('')}        location / { return 403; }
    }
}
`;
    return [{ name: 'sightglass-egress.nginx-reverse.conf', text }];
  },
};
