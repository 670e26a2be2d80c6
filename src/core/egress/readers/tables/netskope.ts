import type { TableLayout } from './layout.ts';

/**
 * Netskope. Fields of transaction events: docs.netskope.com, "Transaction Event Fields". Fields of page and application
 * events: the names in its API and the labels of Skope IT ("Page Events FAQs": Bytes Uploaded, Bytes Downloaded). Read
 * 2026-11.
 */
export const netskope: TableLayout = {
  names: {
    epoch: ['x-cs-timestamp', 'timestamp', '_insertion_epoch_timestamp'],
    date: ['date'],
    clock: ['time'],
    user: ['cs-username', 'user', 'ur_normalized', 'user name'],
    client: ['x-cs-userip', 'c-ip', 'userip', 'user ip', 'srcip', 'source ip'],
    host: ['cs-host', 'x-cs-sni', 'cs-dns', 'hostname_dst', 'dsthost', 'domain', 'site'],
    url: ['cs-url', 'url', 'page'],
    sent: ['cs-bytes', 'client_bytes', 'bytes uploaded'],
    received: ['sc-bytes', 'server_bytes', 'bytes downloaded'],
    action: ['x-policy-action', 'x-cs-action', 'action'],
    method: ['cs-method', 'method'],
    status: ['sc-status'],
    agent: ['cs-user-agent', 'useragent', 'user agent'],
  },
  outcome: action =>
    /^block|^den/i.test(action) ? 'blocked' : /^(?:allow|alert|bypass|useralert)/i.test(action) ? 'allowed' : 'unknown',
  nothing: new Set(['', '-', 'unknown', 'none']),
  zone: 'UTC',
};
