// A small workspace to look at: a web shop with leaks as in real ones. All secrets are fake and put together at run time, so that no
// tracked file contains anything that looks like a secret.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Returns pseudo-random characters, so that every run creates the same workspace. */
function letters(seed, length, alphabet) {
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const upper = lower.toUpperCase();
const base62 = digits + upper + lower;

function toBase62(value) {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = base62[rest % 62] + text;
  return text.padStart(6, '0');
}

/** CRC-32, computed here if Node's zlib does not have it (before 20.15). */
function checksum(text) {
  if (typeof crc32 === 'function') return crc32(text);
  let crc = ~0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Returns fake secrets in real formats, with valid checksums. */
export function fakeSecrets(seed = 7) {
  const body = letters(seed, 30, base62);
  return {
    github: ['gh', 'p_'].join('') + body + toBase62(checksum(body)),
    aws: ['AK', 'IA'].join('') + letters(seed + 1, 16, `${upper}234567`),
    awsSecret: letters(seed + 2, 40, `${base62}+/`),
    stripe: ['sk', 'live', letters(seed + 3, 24, base62)].join('_'),
    openai: [
      'sk',
      'proj',
      letters(seed + 4, 74, base62) + ['T3Blbk', 'FJ'].join('') + letters(seed + 5, 74, base62),
    ].join('-'),
    slack:
      ['xo', 'xb-'].join('') +
      [letters(seed + 6, 12, digits), letters(seed + 7, 12, digits), letters(seed + 8, 24, base62)].join('-'),
    password: letters(seed + 9, 18, `${base62}!%*`),
    pem: [
      ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' '),
      ...Array.from({ length: 12 }, (_, line) => letters(seed + 20 + line, 64, `${base62}+/`)),
      ['-----END', 'RSA PRIVATE KEY-----'].join(' '),
    ].join('\n'),
  };
}

/** Returns the files of the demo workspace, by path. */
export function demoFiles(secrets = fakeSecrets()) {
  return {
    'package.json': JSON.stringify({ name: 'harbour-shop', private: true, type: 'module' }, null, 2) + '\n',
    'README.md': '# Harbour shop\n\nA demo workspace. Every secret in it is fake.\n',
    '.gitignore': 'node_modules/\ndist/\n.env\n*.log\n',
    '.copilotignore': '# Read by Copilot only if the account has content exclusion.\ninfra/**\n',
    '.cursorignore': '.env\n*.pem\n',
    '.env': [
      '# Local settings',
      `OPENAI_API_KEY=${secrets.openai}`,
      `AWS_ACCESS_KEY_ID=${secrets.aws}`,
      `AWS_SECRET_ACCESS_KEY=${secrets.awsSecret}`,
      `DATABASE_URL=postgres://shop:${encodeURIComponent(secrets.password)}@db.internal:5432/shop`,
      'LOG_LEVEL=debug',
      '',
    ].join('\n'),
    '.env.example': 'OPENAI_API_KEY=\nAWS_ACCESS_KEY_ID=\nDATABASE_URL=postgres://user:password@localhost:5432/shop\n',
    'AGENTS.md': '# Notes for agents\n\nRun `npm test` before you commit. Never print the contents of `.env`.\n',
    '.github/copilot-instructions.md': 'Prefer small functions. Write a test for each fix.\n',
    'src/server.ts': [
      "import { createOrder, findOrder } from './orders.ts';",
      "import { charge } from './payments.ts';",
      "import { notify } from './notify.ts';",
      '',
      'export interface CheckoutRequest {',
      '  readonly customer: string;',
      '  readonly items: readonly string[];',
      '  readonly amount: number;',
      '}',
      '',
      '/** Takes an order, charges the customer and tells the team. */',
      'export async function checkout(request: CheckoutRequest): Promise<string> {',
      '  const order = createOrder(request.customer, request.items);',
      '  const receipt = await charge(order.id, request.amount);',
      '  await notify(`Order ${order.id} was paid: ${receipt}`);',
      '  return order.id;',
      '}',
      '',
      'export function status(id: string): string {',
      "  return findOrder(id)?.state ?? 'unknown';",
      '}',
      '',
    ].join('\n'),
    'src/orders.ts': [
      'export interface Order {',
      '  readonly id: string;',
      '  readonly customer: string;',
      '  readonly items: readonly string[];',
      "  readonly state: 'open' | 'paid';",
      '}',
      '',
      'const orders = new Map<string, Order>();',
      '',
      'export function createOrder(customer: string, items: readonly string[]): Order {',
      "  const order: Order = { id: `o-${orders.size + 1}`, customer, items, state: 'open' };",
      '  orders.set(order.id, order);',
      '  return order;',
      '}',
      '',
      'export function findOrder(id: string): Order | undefined {',
      '  return orders.get(id);',
      '}',
      '',
    ].join('\n'),
    'src/payments.ts': [
      '// TODO: move this key to the vault before the launch.',
      `const stripeKey = '${secrets.stripe}';`,
      '',
      '/** Charges an order and gives the receipt. Amounts are in cents. */',
      'export async function charge(order: string, amount: number): Promise<string> {',
      "  const response = await fetch('https://payments.internal/charges', {",
      "    method: 'POST',",
      '    headers: { authorization: `Bearer ${stripeKey}` },',
      '    body: JSON.stringify({ order, amount }),',
      '  });',
      '  const { receipt } = (await response.json()) as { receipt: string };',
      '  return receipt;',
      '}',
      '',
    ].join('\n'),
    'src/notify.ts': [
      `const slackToken = '${secrets.slack}';`,
      '',
      'export async function notify(text: string): Promise<void> {',
      "  await fetch('https://chat.internal/api/post', {",
      "    method: 'POST',",
      '    headers: { authorization: `Bearer ${slackToken}` },',
      "    body: JSON.stringify({ channel: '#orders', text }),",
      '  });',
      '}',
      '',
    ].join('\n'),
    'scripts/release.py': [
      'import subprocess',
      '',
      `GITHUB_TOKEN = "${secrets.github}"`,
      '',
      'def release(tag: str) -> None:',
      '    subprocess.run(["gh", "release", "create", tag], env={"GH_TOKEN": GITHUB_TOKEN}, check=True)',
      '',
    ].join('\n'),
    'config/production.yaml': [
      'database:',
      '  host: db.internal',
      '  user: shop',
      `  password: "${secrets.password}"`,
      '',
    ].join('\n'),
    'infra/deploy.pem': secrets.pem + '\n',
    'infra/main.tf': 'resource "aws_s3_bucket" "orders" {\n  bucket = "harbour-shop-orders"\n}\n',
  };
}

/** Writes the demo workspace into a folder, which is emptied first. Returns the folder. */
export function makeDemo(folder, files = demoFiles()) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (name.endsWith('.pem')) chmodSync(file, 0o600);
  }
  return folder;
}
