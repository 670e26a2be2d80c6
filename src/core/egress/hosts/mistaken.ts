import { message } from '../../message.ts';
import type { MistakenHost } from './types.ts';

const date = '2026-11-20';
const statsig = { ref: 'statsig-io/js-client-monorepo@3eb09277', date };
const segment = { ref: 'segmentio/analytics-next@0c4fa881', date };
const posthog = { ref: 'PostHog/posthog-js@9b2a1b18', date };
const insights = { ref: 'applicationinsights 2.9.7', date };
const claude = { ref: 'anthropics/claude-code documentation, mirror ericbuess/claude-code-docs@ec68a5b2', date };
const cursor = { ref: 'eisbaw/cursor_api_demo@1ae49c6', date };
const lists = { ref: 'hagezi/dns-blocklists, 2022-07-24', date };
const searched = { ref: 'No occurrence in the published code and documentation of the product', date };

/** Names that appear in guides and block lists. Our policies do not contain them, and users are warned about them. */
export const mistakenHosts: readonly MistakenHost[] = [
  { host: 'api.claude.ai', reason: message('host.mistaken.notUsed', { instead: 'api.anthropic.com' }), source: claude },
  { host: 'api.cursor.sh', reason: message('host.mistaken.notUsed', { instead: 'api2.cursor.sh' }), source: cursor },
  {
    host: 'analytics.segment.com',
    reason: message('host.mistaken.notUsed', { instead: 'api.segment.io' }),
    source: segment,
  },
  { host: 'statsig.com', reason: message('host.mistaken.website', { instead: 'prodregistryv2.org' }), source: statsig },
  { host: 'posthog.com', reason: message('host.mistaken.website', { instead: 'us.i.posthog.com' }), source: posthog },
  {
    host: 'us.posthog.com',
    reason: message('host.mistaken.website', { instead: 'us.i.posthog.com' }),
    source: posthog,
  },
  {
    host: 'applicationinsights.azure.com',
    reason: message('host.mistaken.website', { instead: 'in.applicationinsights.azure.com' }),
    source: insights,
  },
  { host: 'sentry.io', reason: message('host.mistaken.tooBroad'), source: lists },
  { host: 'datadoghq.com', reason: message('host.mistaken.tooBroad'), source: lists },
  { host: 'cloudflare-dns.com', reason: message('host.mistaken.resolver'), source: statsig },
  { host: 'telemetry.lmstudio.ai', reason: message('host.mistaken.unverified'), source: searched },
  { host: 'analytics.jan.ai', reason: message('host.mistaken.unverified'), source: searched },
];

/** Returns why a name should not be in a policy; null if there is no known reason. */
export function mistakenHost(host: string): MistakenHost | null {
  return mistakenHosts.find(each => each.host === host) ?? null;
}
