import type { FeatureId } from '../../assistants/types.ts';
import { isObject, listIn, oneOrMore, textIn } from '../../json.ts';
import type { EgressRecord } from '../types.ts';
import type { ApiId } from './types.ts';

export interface RecognisedApi {
  readonly api: ApiId | null;
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
  readonly isTelemetry: boolean;
}

/** The parts of a request that identify its API. */
export type RequestHead = Pick<EgressRecord, 'host' | 'path' | 'headers'>;

interface Shape {
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON; the first value if there are several. */
  readonly body: unknown;
}

type Test = (shape: Shape) => boolean;

/** The host is one of the names or below it. */
const at =
  (...names: readonly string[]): Test =>
  ({ host }) =>
    names.some(name => host === name || host.endsWith(`.${name}`));
const path =
  (pattern: RegExp): Test =>
  shape =>
    pattern.test(shape.path);
const has =
  (...keys: readonly string[]): Test =>
  ({ body }) =>
    isObject(body) && keys.every(key => key in body);
const all =
  (...tests: readonly Test[]): Test =>
  shape =>
    tests.every(test => test(shape));
const any =
  (...tests: readonly Test[]): Test =>
  shape =>
    tests.some(test => test(shape));

/** Telemetry services by address and form (endpoints read in their clients' sources, 2026-11). The first match counts. */
const telemetry: readonly (readonly [ApiId, Test])[] = [
  [
    'sentry',
    any(
      path(/^\/api\/\d+\/(?:envelope|store|minidump)\/?$/),
      at('ingest.sentry.io', 'ingest.us.sentry.io', 'metrics.cursor.sh'),
    ),
  ],
  ['one-ds', path(/^\/OneCollector\/1\.0/i)],
  [
    'application-insights',
    any(path(/^\/v2(?:\.1)?\/track$/), all(path(/^\/telemetry\/?$/), at('githubcopilot.com', 'githubusercontent.com'))),
  ],
  [
    'statsig',
    any(
      at('prodregistryv2.org', 'featureassets.org', 'statsigapi.net', 'statsig.com'),
      path(/^\/v1\/(?:rgstr|log_event)$/),
    ),
  ],
  ['segment', any(at('segment.io'), has('batch', 'writeKey'))],
  [
    'posthog',
    any(
      at('posthog.com'),
      all(
        path(/^\/(?:batch|e|i\/v0\/e|s|capture|decide|flags)\/?$/),
        any(has('api_key'), has('token'), ({ body }) => textIn(body, 'event') !== undefined),
      ),
    ),
  ],
  ['datadog', any(path(/^\/api\/v2\/(?:logs|rum|spans|replay)$/), at('browser-intake-datadoghq.com'))],
  [
    'otlp',
    any(
      path(/(?:^|\/)v1\/(?:traces|metrics|logs)$|^\/opentelemetry\.proto\.collector\./),
      path(/^\/otlp(?:\/|$)/),
      has('resourceSpans'),
      has('resourceMetrics'),
      has('resourceLogs'),
    ),
  ],
  ['growthbook', any(at('growthbook.io'), path(/^\/api\/(?:features|eval)\/[\w-]+$/))],
  [
    'aws-telemetry',
    ({ host, body }) =>
      /^client-telemetry\..*\.amazonaws\.com$/.test(host) || has('AWSProduct', 'MetricData')({ body } as Shape),
  ],
  ['clearcut', all(at('play.googleapis.com'), path(/^\/log$/))],
];

const isNextEdit: Test = ({ body }) =>
  /<\|(?:current_file_content|code_to_edit|edit_diff_history)\|>/.test(
    JSON.stringify(listIn(body, 'messages').slice(-4)),
  );
const hasTools: Test = ({ body }) => listIn(body, 'tools').length > 0;

/** Model services, most specific first. A feature is given if only that feature sends such requests. */
const models: readonly (readonly [ApiId, Test, ((shape: Shape) => FeatureId | null)?])[] = [
  [
    'copilot-completion',
    any(path(/^\/v1\/engines\/[^/]+\/(?:copilot_)?completions$/), all(has('prompt', 'suffix', 'nwo'))),
    () => 'completion',
  ],
  ['copilot-next-edit', all(has('messages'), isNextEdit), () => 'next-edit'],
  ['copilot-index', all(at('api.github.com'), path(/^\/(?:chunks|embeddings|external\/code\/ingest)/)), () => 'index'],
  [
    'cursor',
    any(path(/^\/aiserver\.v1\./), all(at('cursor.sh'), path(/^\/agent\.v1\./))),
    ({ path: name }) => cursorFeature(name),
  ],
  [
    'codeium',
    path(/^\/exa\.[a-z_]+\./),
    ({ path: name }) =>
      /GetCompletions|GetStreamingCompletions/.test(name) ? 'completion' : /Chat|Cascade/.test(name) ? 'chat' : null,
  ],
  [
    'amazon-q',
    any(
      ({ headers }) => /CodeWhisperer|AmazonQDeveloper|QDeveloper/i.test(headers['x-amz-target'] ?? ''),
      ({ host }) => /^(?:codewhisperer|q)\..*amazonaws\.com$/.test(host),
      has('fileContext'),
      has('conversationState'),
    ),
    ({ body }) =>
      has('fileContext')({ body } as Shape)
        ? 'completion'
        : has('conversationState')({ body } as Shape)
          ? 'chat'
          : null,
  ],
  ['gemini', path(/:(?:streamG|g)enerateContent$|\/v1internal:(?:streamG|g)enerateContent/)],
  [
    'copilot-chat',
    all(at('githubcopilot.com'), path(/\/(?:chat\/completions|responses|messages)$/)),
    shape => (hasTools(shape) ? 'agent' : 'chat'),
  ],
  ['anthropic-messages', any(path(/\/v1\/messages$/), ({ headers }) => 'anthropic-version' in headers)],
  ['ollama', all(path(/^\/api\/(?:generate|chat|embed|embeddings)$/), has('model'))],
  ['openai-responses', any(path(/\/responses$/), all(has('model', 'input'), path(/\/(?:v1|codex)\//)))],
  ['openai-chat', any(path(/\/chat\/completions$/), has('model', 'messages'))],
  ['openai-completion', all(path(/\/completions$/), has('prompt'))],
];

/** Recognises the service of a request by its address, its headers and the form of its body. */
export function recogniseApi(request: RequestHead, body: unknown): RecognisedApi {
  const shape: Shape = {
    host: request.host ?? '',
    path: (request.path ?? '').replace(/\?.*$/s, ''),
    headers: request.headers ?? {},
    body: oneOrMore(body)[0],
  };
  const assistant = assistantOf(shape);
  const service = telemetry.find(([, test]) => test(shape));
  if (service !== undefined) return { api: service[0], assistant, feature: null, isTelemetry: true };
  const model = models.find(([, test]) => test(shape));
  if (model === undefined) return { api: null, assistant, feature: null, isTelemetry: false };
  const [api, , feature] = model;
  return { api, assistant, feature: feature?.(shape) ?? null, isTelemetry: false };
}

function cursorFeature(name: string): FeatureId | null {
  if (/StreamCpp|Cpp/.test(name)) return 'next-edit';
  if (/RepositoryService|FastUpdateFile|FastRepo/.test(name)) return 'index';
  return /Chat|Composer|StreamUnified/.test(name) ? 'chat' : null;
}

/** How clients identify themselves (User-Agent and their own headers; seen on the wire 2026-11, or read in their sources). */
const clients: readonly (readonly [string, RegExp])[] = [
  ['claude-code', /\bclaude-(?:cli|code)\b/i],
  ['copilot-cli', /(?<![\w-])copilot(?:-cli|\/)/],
  ['copilot', /github-?copilot/i],
  ['codex', /\bcodex[_-]/i],
  ['gemini-cli', /\bGeminiCLI\b/],
  ['cline', /\bcline\b/i],
  ['roo', /\broo-?code\b/i],
  ['continue', /\bcontinue\b/i],
  ['aider', /\baider\b/i],
  ['opencode', /\bopencode\b/i],
  ['cursor', /\bcursor\b/i],
  ['amazon-q', /\bamazon-?q\b|codewhisperer/i],
];

/** Returns the assistant that a client identifies itself as; null if none is recognised. */
export function assistantOfAgent(agent: string): string | null {
  return clients.find(([, pattern]) => pattern.test(agent))?.[0] ?? null;
}

function assistantOf({ host, path: name, headers }: Shape): string | null {
  const client = assistantOfAgent(
    `${headers['user-agent'] ?? ''} ${headers['editor-plugin-version'] ?? ''} ${headers['x-client-name'] ?? ''}`,
  );
  if (client !== null) return client;
  if ((headers['openai-intent'] ?? '').startsWith('copilot')) return 'copilot';
  if (/(?:^|\.)githubcopilot\.com$/.test(host)) return 'copilot';
  if (/(?:^|\.)cursor\.sh$/.test(host) || name.startsWith('/aiserver.v1.')) return 'cursor';
  if (name.startsWith('/exa.')) return 'windsurf';
  return (headers['x-amz-target'] ?? '').includes('CodeWhisperer') ? 'amazon-q' : null;
}
