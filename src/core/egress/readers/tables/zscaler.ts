import type { TableLayout } from './layout.ts';

/**
 * Zscaler Internet Access. Field names: help.zscaler.com, "NSS Feed Output Format: Web Logs"; names in SIEM feeds: Sumo
 * Logic's page on the same feed (`requestsize`, `ClientIP`); columns of Web Insights as in the console. Read 2026-11. An
 * obfuscated feed has `ologin` and `ocip`.
 */
export const zscaler: TableLayout = {
  names: {
    time: ['time', 'datetime', 'logged time', 'event time'],
    epoch: ['epochtime'],
    zone: ['tz', 'time zone'],
    user: ['login', 'user', 'ologin'],
    client: ['cip', 'clientip', 'client ip', 'cintip', 'ocip', 'clientpublicip', 'client external ip'],
    host: ['host', 'hostname', 'ehost'],
    url: ['url', 'eurl'],
    sent: ['reqsize', 'requestsize', 'sent bytes', 'request size'],
    received: ['respsize', 'responsesize', 'received bytes', 'response size'],
    action: ['action', 'policy action'],
    method: ['reqmethod', 'requestmethod', 'request method'],
    status: ['respcode', 'status', 'response code'],
    agent: ['ua', 'useragent', 'user agent', 'eua'],
  },
  // From the sample line of the same page, which is the feed's own CSV format.
  headless: [
    ...(['time', 'user', null, 'url', 'action', null, null, 'sent', 'received'] as const),
    ...Array.from({ length: 12 }, () => null),
    ...(['client', null, 'method', 'status', 'agent'] as const),
  ],
  outcome: action => (/^block|^drop|^den/i.test(action) ? 'blocked' : /^allow/i.test(action) ? 'allowed' : 'unknown'),
  nothing: new Set(['', 'none', 'na', 'n/a', 'unknown']),
};
