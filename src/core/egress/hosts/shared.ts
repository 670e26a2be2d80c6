import { known, type Known } from './build.ts';
import type { SharedHostTraffic } from './types.ts';

const claude = known('measured', 'Claude Code 2.1.329 on a loopback network');
const codex = known('exact', 'openai/codex, codex-rs analytics client');
const gemini = known('exact', 'google-gemini/gemini-cli@5411f113');
const cursor = known('estimated', 'eisbaw/cursor_api_demo@1ae49c6, notes on Cursor 2.3.41');
const copilot = known('exact', 'Copilot Chat 0.67.0: index upload');
const copilotCli = known('measured', 'Copilot CLI 1.0.102 on a loopback network');
const cline = known('measured', 'Cline CLI 3.0.65 on a loopback network');
const zed = known('estimated', 'zed-industries/zed@000d3a83');

type Row = Omit<SharedHostTraffic, 'fidelity' | 'source'>;
const row = (basis: Known, details: Row): SharedHostTraffic => ({ ...details, ...basis });

/**
 * What shares its host with traffic that the tool needs. The longest matching prefix of an address wins; a policy about
 * names says which setting silences it instead.
 */
export const sharedHostTraffic: readonly SharedHostTraffic[] = [
  row(claude, {
    tool: 'claude-code',
    host: 'api.anthropic.com',
    pathPrefix: '/api/event_logging/',
    trafficClass: 'telemetry',
    silencedBy: 'DISABLE_TELEMETRY',
  }),
  row(claude, {
    tool: 'claude-code',
    host: 'api.anthropic.com',
    pathPrefix: '/api/claude_code/metrics',
    trafficClass: 'telemetry',
    silencedBy: 'DISABLE_TELEMETRY',
  }),
  row(claude, {
    tool: 'claude-code',
    host: 'api.anthropic.com',
    pathPrefix: '/api/eval/',
    trafficClass: 'experiments',
    silencedBy: 'DISABLE_GROWTHBOOK',
  }),
  row(claude, {
    tool: 'claude-code',
    host: 'api.anthropic.com',
    pathPrefix: '/api/web/domain_info',
    trafficClass: 'sharing',
    silencedBy: 'skipWebFetchPreflight',
  }),
  row(codex, {
    tool: 'codex',
    host: 'chatgpt.com',
    pathPrefix: '/backend-api/codex/analytics-events/',
    trafficClass: 'telemetry',
    silencedBy: 'analytics.enabled',
  }),
  row(gemini, {
    tool: 'gemini-cli',
    host: 'cloudcode-pa.googleapis.com',
    pathPrefix: '/v1internal:recordCodeAssistMetrics',
    trafficClass: 'telemetry',
    silencedBy: 'privacy.usageStatisticsEnabled',
  }),
  row(cursor, {
    tool: 'cursor',
    host: 'api2.cursor.sh',
    pathPrefix: '/aiserver.v1.AnalyticsService/',
    trafficClass: 'telemetry',
    silencedBy: 'Privacy Mode',
  }),
  row(copilotCli, {
    tool: 'copilot-cli',
    host: 'api.githubcopilot.com',
    pathPrefix: '/agents/sessions',
    trafficClass: 'sharing',
    silencedBy: 'remoteExport',
  }),
  row(copilot, {
    tool: 'copilot',
    host: 'api.github.com',
    pathPrefix: '/chunks',
    trafficClass: 'index',
    silencedBy: 'github.copilot.chat.workspace.enableCodeSearch',
  }),
  row(copilot, {
    tool: 'copilot',
    host: 'api.github.com',
    pathPrefix: '/embeddings',
    trafficClass: 'index',
    silencedBy: 'github.copilot.chat.workspace.enableCodeSearch',
  }),
  row(copilot, {
    tool: 'copilot',
    host: 'api.github.com',
    pathPrefix: '/external/code/ingest/',
    trafficClass: 'index',
    silencedBy: 'github.copilot.chat.workspace.codeSearchExternalIngest.enabled',
  }),
  row(cline, { tool: 'cline', host: 'data.cline.bot', pathPrefix: '/flags/', trafficClass: 'experiments' }),
  row(zed, {
    tool: 'zed',
    host: 'cloud.zed.dev',
    pathPrefix: '/telemetry/',
    trafficClass: 'telemetry',
    silencedBy: 'telemetry.metrics',
  }),
];
