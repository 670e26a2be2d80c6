import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const docs = known('documented', 'anthropics/claude-code documentation, mirror ericbuess/claude-code-docs@ec68a5b2');
const changes = known('documented', 'anthropics/claude-code@5cfc0a19, CHANGELOG');
const measured = known('measured', 'Claude Code 2.1.329 on a loopback network');
const analyses = known('estimated', 'Third-party analyses of the Claude Code bundle');
const tool = ['claude-code'];

/** Claude Code. Its model's host serves other assistants too, with a key of the person's own. */
export const anthropicHosts: readonly HostFact[] = [
  ...hostFacts(measured, tool, 'model', 'required', [['api.anthropic.com', message('host.note.anthropicEvents')]]),
  ...hostFacts(
    measured,
    ['cline', 'continue', 'roo', 'aider', 'opencode', 'kilo', 'pi', 'zed'],
    'model',
    'conditional',
    ['api.anthropic.com'],
  ),
  ...hostFacts(docs, tool, 'auth', 'conditional', [
    ['claude.ai', message('host.note.claudeSignIn')],
    'claude.com',
    'platform.claude.com',
  ]),
  ...hostFacts(measured, tool, 'telemetry', 'optional', [
    ['http-intake.logs.us5.datadoghq.com', message('host.note.claudeDatadog')],
  ]),
  ...hostFacts(docs, tool, 'error-reporting', 'optional', ['browser-intake-us5-datadoghq.com']),
  ...hostFacts(analyses, tool, 'error-reporting', 'optional', ['o1158394.ingest.us.sentry.io']),
  ...hostFacts(docs, tool, 'experiments', 'optional', [['statsig.anthropic.com', message('host.note.noLongerUsed')]]),
  ...hostFacts(changes, tool, 'experiments', 'optional', ['cdn.growthbook.io']),
  ...hostFacts(docs, tool, 'sharing', 'optional', [
    ['mcp-proxy.anthropic.com', message('host.note.claudeConnectors')],
    'bridge.claudeusercontent.com',
    '*.frame.claudeusercontent.com',
  ]),
  ...hostFacts(measured, tool, 'update', 'optional', [
    ['downloads.claude.ai', message('host.note.claudeDownloads')],
    'raw.githubusercontent.com',
  ]),
  ...hostFacts(docs, tool, 'update', 'optional', [['storage.googleapis.com', message('host.note.sharedByMany')]]),
  ...hostFacts(docs, tool, 'registry', 'optional', ['code.claude.com']),
  ...hostFacts(measured, tool, 'registry', 'optional', [['github.com', message('host.note.claudeMarketplace')]]),
];
