import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type CopilotRecord, type RecordedRequest, steps } from './steps.ts';

// Runs the real Copilot that VS Code bundles, in the real editor, with a model on the loopback, and writes the contents of each
// request to test/fixtures/copilot/requests.json. In its own tests Copilot takes a token from the environment, so nobody signs in.

const record = 'test/fixtures/copilot/requests.json';
const raw = 'out/lab/requests';

/** The parts of the project's own runner that are needed here. */
interface Runner {
  readonly run: (options: object) => Promise<number>;
  readonly extension: string;
  readonly version: string;
}

interface Heard {
  readonly step: string;
  readonly body: string;
}

/** Copilot's own model list; the first model is its default. */
function models(): object {
  const limits = { max_prompt_tokens: 128_000, max_output_tokens: 16_000, max_context_window_tokens: 200_000 };
  const data = ['gpt-4.1', 'gpt-4o', 'gpt-4o-mini'].map((id, at) => ({
    ...{ id, name: id, object: 'model', vendor: 'lab', version: id, preview: false, model_picker_enabled: true },
    ...{ is_chat_default: at === 0, is_chat_fallback: at === 0, supported_endpoints: ['/chat/completions'] },
    billing: { is_premium: false, multiplier: 0 },
    capabilities: {
      ...{ object: 'model_capabilities', type: 'chat', family: id, tokenizer: 'o200k_base', limits },
      supports: { tool_calls: true, streaming: true, parallel_tool_calls: true },
    },
  }));
  return { object: 'list', data };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { url = '', method } = request;
  if (method === 'POST' && url.includes('completions')) {
    const chunk = (delta: object, finish_reason: string | null): string =>
      `data: ${JSON.stringify({ id: 'x', model: 'gpt-4.1', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
    const text = url.includes('chat') ? chunk({ role: 'assistant', content: 'Hello.' }, null) + chunk({}, 'stop') : '';
    response.setHeader('content-type', 'text/event-stream');
    response.end(`${text}data: [DONE]\n\n`);
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(url.startsWith('/models') && method === 'GET' ? models() : {}));
}

/** A time far in the future, in seconds. */
const never = 9_999_999_999;

function tokenFor(address: string): string {
  const endpoints = { api: address, 'origin-tracker': address, proxy: address, telemetry: address, exp: address };
  const token = {
    ...{ token: `tid=lab;exp=${never};chat=1`, expires_at: never, refresh_in: 900_000, sku: 'lab', individual: true },
    ...{ chat_enabled: true, copilotignore_enabled: false, public_suggestions: 'enabled', telemetry: 'disabled' },
    ...{ endpoints, organization_list: [], organization_login_list: [], username: 'lab', copilot_plan: 'individual' },
  };
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

export async function recordRequests(runner: Runner): Promise<void> {
  const heard: Heard[] = [];
  let step = 'start';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const at = /^\/lab\/step\/(.+)$/.exec(request.url ?? '')?.[1];
      if (at !== undefined) step = at;
      else if (request.method === 'POST' && request.url?.includes('completions')) {
        const all = Buffer.concat(parts);
        const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(all) : all;
        heard.push({ step, body: body.toString('utf8') });
      }
      answer(request, response);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-lab-')));
  try {
    const laid = spawnSync('bash', ['test/fixtures/copilot/lay.sh', root], { encoding: 'utf8' });
    if (laid.status !== 0) throw new Error(laid.stderr);
    const code = await runner.run({
      workspace: path.join(root, laid.stdout.trim()),
      exchange: path.join(root, 'exchange'),
      settings: {
        'chat.disableAIFeatures': false,
        'chat.allowAnonymousAccess': true,
        'github.copilot.advanced': { 'debug.overrideCapiUrl': address, 'debug.overrideProxyUrl': address },
      },
      env: {
        HOME: path.join(root, 'home'),
        IS_SCENARIO_AUTOMATION: '1',
        GITHUB_OAUTH_TOKEN: 'lab',
        VSCODE_COPILOT_CHAT_TOKEN: tokenFor(address),
        LAB_MODEL: address,
        LAB_STEPS: JSON.stringify(steps),
      },
    });
    process.stdout.write(`the editor ended with ${code}, ${heard.length} requests to models\n`);
  } finally {
    server.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
  keep(heard, runner);
}

function keep(heard: readonly Heard[], { extension, version }: Runner): void {
  mkdirSync(raw, { recursive: true });
  for (const [at, { step, body }] of heard.entries()) writeFileSync(path.join(raw, `copilot-${at}-${step}.json`), body);
  const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8')) as { version: string };
  const made = new Date().toISOString().slice(0, 10);
  const all: CopilotRecord = { made, copilot: manifest.version, editor: version, requests: heard.map(told) };
  writeFileSync(record, `${JSON.stringify(all, null, 2)}\n`);
  for (const { step, model, tools, bytes, holds } of all.requests)
    process.stdout.write(`${step} (${model}, ${bytes} bytes, ${tools} tools): ${holds.join(' ')}\n`);
}

function told({ step, body }: Heard): RecordedRequest {
  const { model = '', tools = [] } = JSON.parse(body) as {
    readonly model?: string;
    readonly tools?: readonly object[];
  };
  const holds = [...new Set(body.match(/CANARY-[\w-]*\w/g) ?? [])].map(each => each.slice('CANARY-'.length)).sort();
  return { step, model, tools: tools.length, bytes: Buffer.byteLength(body), holds };
}
