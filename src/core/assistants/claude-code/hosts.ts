import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Claude Code 2.1.329 on a loopback network', { version: '2.1.329' });
const docs = known('documented', 'anthropics/claude-code documentation, mirror ericbuess/claude-code-docs@ec68a5b2');
const analyses = known('estimated', 'Third-party analyses of the Claude Code bundle');
const changes = known('documented', 'anthropics/claude-code@5cfc0a19, CHANGELOG');

export const claudeCodeHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'claude-code', 'model', 'required', [
      ['api.anthropic.com', message('host.note.anthropicEvents')],
    ]),
    ...hostFacts(docs, 'claude-code', 'auth', 'conditional', [
      ['claude.ai', message('host.note.claudeSignIn')],
      'claude.com',
      'platform.claude.com',
    ]),
    ...hostFacts(measured, 'claude-code', 'telemetry', 'optional', [
      ['http-intake.logs.us5.datadoghq.com', message('host.note.claudeDatadog')],
    ]),
    ...hostFacts(docs, 'claude-code', 'error-reporting', 'optional', ['browser-intake-us5-datadoghq.com']),
    ...hostFacts(analyses, 'claude-code', 'error-reporting', 'optional', ['o1158394.ingest.us.sentry.io']),
    ...hostFacts(docs, 'claude-code', 'experiments', 'optional', [
      ['statsig.anthropic.com', message('host.note.noLongerUsed')],
    ]),
    ...hostFacts(changes, 'claude-code', 'experiments', 'optional', ['cdn.growthbook.io']),
    ...hostFacts(docs, 'claude-code', 'sharing', 'optional', [
      ['mcp-proxy.anthropic.com', message('host.note.claudeConnectors')],
      'bridge.claudeusercontent.com',
      '*.frame.claudeusercontent.com',
    ]),
    ...hostFacts(measured, 'claude-code', 'update', 'optional', [
      ['downloads.claude.ai', message('host.note.claudeDownloads')],
      'raw.githubusercontent.com',
    ]),
    ...hostFacts(docs, 'claude-code', 'update', 'optional', [
      ['storage.googleapis.com', message('host.note.sharedByMany')],
    ]),
    ...hostFacts(docs, 'claude-code', 'registry', 'optional', ['code.claude.com']),
    ...hostFacts(measured, 'claude-code', 'registry', 'optional', [
      ['github.com', message('host.note.claudeMarketplace')],
    ]),
  ],
  paths: [
    {
      tool: 'claude-code',
      host: 'api.anthropic.com',
      pathPrefix: '/api/event_logging/',
      trafficClass: 'telemetry',
      silencedBy: 'DISABLE_TELEMETRY',
      ...measured,
    },
    {
      tool: 'claude-code',
      host: 'api.anthropic.com',
      pathPrefix: '/api/claude_code/metrics',
      trafficClass: 'telemetry',
      silencedBy: 'DISABLE_TELEMETRY',
      ...measured,
    },
    {
      tool: 'claude-code',
      host: 'api.anthropic.com',
      pathPrefix: '/api/eval/',
      trafficClass: 'experiments',
      silencedBy: 'DISABLE_GROWTHBOOK',
      ...measured,
    },
    {
      tool: 'claude-code',
      host: 'api.anthropic.com',
      pathPrefix: '/api/web/domain_info',
      trafficClass: 'sharing',
      silencedBy: 'skipWebFetchPreflight',
      ...measured,
    },
  ],
};
