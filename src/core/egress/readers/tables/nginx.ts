import type { TableLayout } from './layout.ts';

/**
 * nginx with a JSON `log_format` (`escape=json`). Its keys are free; most are named after the variables, listed at nginx.org,
 * "Alphabetical index of variables". Read 2026-11.
 */
export const nginxJson: TableLayout = {
  names: {
    time: ['time_iso8601', 'time', 'timestamp', '@timestamp'],
    epoch: ['msec'],
    user: ['remote_user'],
    client: ['http_x_forwarded_for', 'remote_addr', 'client'],
    host: ['ssl_preread_server_name', 'connect_host', 'http_host', 'host', 'server_name'],
    sent: ['request_length', 'bytes_received'],
    received: ['bytes_sent', 'body_bytes_sent'],
    method: ['request_method'],
    status: ['status'],
    agent: ['http_user_agent', 'user_agent'],
  },
  outcome: () => 'unknown',
  nothing: new Set(['', '-']),
};
