// Asks Codex once in the same way as VS Code's agent host, with its app-server:
//   node codexHost.mjs CODEX PROMPT    with the address of the model in LAB_MODEL
// The arguments are those in microsoft/vscode@08fd4957 codexLaunchConfig.ts; the model is that of the lab.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

const [codex, prompt] = process.argv.slice(2);
const provider = 'vscode-proxy';
const settings = [
  `model_provider="${provider}"`,
  `model_providers.${provider}.name="VS Code Proxy"`,
  `model_providers.${provider}.base_url="${process.env.LAB_MODEL}/v1"`,
  `model_providers.${provider}.wire_api="responses"`,
  `model_providers.${provider}.env_key="OPENAI_API_KEY"`,
  `model_providers.${provider}.requires_openai_auth=false`,
  `model_providers.${provider}.supports_websockets=false`,
  'shell_environment_policy.set.AI_AGENT="vscode"',
  'features.tool_call_mcp_elicitation=false',
  'features.image_generation=false',
];
const server = spawn(codex, ['app-server', ...settings.flatMap(each => ['-c', each])], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, OPENAI_API_KEY: ['no', 'key'].join('-') },
});
const waiting = new Map();
createInterface({ input: server.stdout }).on('line', line => {
  const { id, method, result, error } = JSON.parse(line);
  process.stdout.write(`${method ?? id}\n`);
  if (method === 'turn/completed') server.stdin.end();
  if (error !== undefined) throw new Error(JSON.stringify(error));
  if (method === undefined) waiting.get(id)?.(result);
});

function send(message) {
  server.stdin.write(`${JSON.stringify(message)}\n`);
}

function ask(method, params) {
  const id = waiting.size;
  send({ id, method, params });
  return new Promise(resolve => waiting.set(id, resolve));
}

await ask('initialize', {
  clientInfo: { name: 'vscode', title: 'Visual Studio Code', version: '1.139.1' },
  capabilities: { experimentalApi: true },
});
send({ method: 'initialized' });
const { thread } = await ask('thread/start', {
  cwd: process.cwd(),
  model: 'm',
  approvalPolicy: 'on-request',
  sandbox: process.env.LAB_SANDBOX ?? 'workspace-write',
});
await ask('turn/start', { threadId: thread.id, input: [{ type: 'text', text: prompt, text_elements: [] }] });
await once(server, 'exit');
