import assert from 'node:assert/strict';
import fc from 'fast-check';
import { environmentReference } from '../../../../src/core/secrets/fixes/environmentReference.ts';
import { body } from '../support.ts';

const secret = body(24, 5);

/** Returns the text after the replacement; null if there is none. `§` stands for the secret. */
function replaced(language: string, text: string, ruleId = 'stripe-secret-key'): string | null {
  const whole = text.replace('§', secret);
  const start = whole.indexOf(secret);
  const reference = environmentReference(whole, { start, end: start + secret.length, ruleId }, language);
  if (reference === null) return null;
  return [...reference.edits]
    .reverse()
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), whole);
}

describe('secrets: a reference to the environment', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['typescript', "const stripeKey = '§';", 'const stripeKey = process.env.STRIPE_KEY;'],
    ['typescript', 'const key: string = `§`;', 'const key: string = process.env.STRIPE_SECRET_KEY;'],
    ['javascript', "new Stripe('§')", 'new Stripe(process.env.STRIPE_SECRET_KEY)'],
    ['javascript', "fetch('https://x/§')", null],
    ['typescriptreact', '<Pay apiKey="§" />', '<Pay apiKey={process.env.API_KEY} />'],
    ['python', 'api_key = "§"\n', 'import os\napi_key = os.environ["API_KEY"]\n'],
    ['python', 'import sys, os\napi_key = r"§"', 'import sys, os\napi_key = os.environ["API_KEY"]'],
    [
      'python',
      '#!/usr/bin/python\n"""Doc\nimport x\n"""\nfrom __future__ import a\n\nk_e = "§"',
      '#!/usr/bin/python\n"""Doc\nimport x\n"""\nfrom __future__ import a\n\nimport os\nk_e = os.environ["K_E"]',
    ],
    [
      'python',
      '"""Doc"""\nfrom __future__ import a\nk_e = "§"',
      '"""Doc"""\nfrom __future__ import a\nimport os\nk_e = os.environ["K_E"]',
    ],
    ['python', '# c\r\nimport sys\r\nk_e = "§"', '# c\r\nimport os\r\nimport sys\r\nk_e = os.environ["K_E"]'],
    ['python', 'k = b"§"', null],
    ['python', 'k = """§"""', null],
    [
      'go',
      'package a\n\nimport (\n\t"fmt"\n)\n\nvar apiKey = "§"',
      'package a\n\nimport (\n\t"os"\n\t"fmt"\n)\n\nvar apiKey = os.Getenv("API_KEY")',
    ],
    [
      'go',
      'package a\nimport "fmt"\nvar apiKey = "§"',
      'package a\nimport "os"\nimport "fmt"\nvar apiKey = os.Getenv("API_KEY")',
    ],
    ['go', 'package a\nx.apiKey = "§"', 'package a\n\nimport "os"\nx.apiKey = os.Getenv("API_KEY")'],
    ['go', 'package a\nimport "os"\napiKey := "§"', 'package a\nimport "os"\napiKey := os.Getenv("API_KEY")'],
    ['go', 'package a\nconst apiKey = "§"', null],
    ['java', 'String apiKey = "§";', 'String apiKey = System.getenv("API_KEY");'],
    ['ruby', "api_key: '§'", 'api_key: ENV["API_KEY"]'],
    ['php', "$apiKey = '§';", "$apiKey = getenv('API_KEY');"],
    ['php', "'api-key' => '§'", "'api-key' => getenv('API_KEY')"],
    ['rust', 'let api_key = "§";', 'let api_key = std::env::var("API_KEY").expect("API_KEY is set");'],
    ['rust', 'static API_KEY: &str = "§";', null],
    ['csharp', 'var apiKey = @"§";', 'var apiKey = System.Environment.GetEnvironmentVariable("API_KEY");'],
    ['shellscript', 'curl -H "X: §"', 'curl -H "X: ${STRIPE_SECRET_KEY}"'],
    ['shellscript', "key='§'", 'key="$STRIPE_SECRET_KEY"'],
    ['shellscript', 'login --token §', 'login --token "$STRIPE_SECRET_KEY"'],
    ['shellscript', "curl 'https://x/§/y'", null],
    ['shellscript', 'export API_KEY=§', null],
    ['yaml', 'api_key: §\n', 'api_key: ${API_KEY}\n'],
    ['dockercompose', 'url: "redis://:§@db"', 'url: "redis://:${STRIPE_SECRET_KEY}@db"'],
    ['properties', 'app.apiKey=§', 'app.apiKey=${API_KEY}'],
    [
      'terraform',
      'api_key = "§"\n',
      'api_key = var.api_key\n\nvariable "api_key" {\n  type      = string\n  sensitive = true\n}\n',
    ],
    [
      'terraform',
      'variable "api_key" {}\napi_key = "x-§"',
      'variable "api_key" {}\napi_key = "x-${var.stripe_secret_key}"\n\nvariable "stripe_secret_key" {\n  type      = string\n  sensitive = true\n}\n',
    ],
    ['json', '{"api_key": "§"}', null],
    ['dotenv', 'API_KEY=§', null],
  ];
  for (const [language, before, after] of cases) {
    it(`${language}: ${before.replaceAll('\n', '⏎')}`, () => assert.equal(replaced(language, before), after));
  }

  it('takes the place of a literal that stands in for a variable', () => {
    for (const [language, text, expected] of [
      ['typescript', "const k = process.env.PAY_KEY ?? '§';", 'const k = process.env.PAY_KEY;'],
      ['javascript', "f(process.env['PAY_KEY'] || '§')", "f(process.env['PAY_KEY'])"],
      ['python', 'k = os.environ.get("PAY_KEY", "§")', 'k = os.environ.get("PAY_KEY")'],
      ['ruby', 'k = ENV.fetch("PAY_KEY", "§")', 'k = ENV.fetch("PAY_KEY")'],
      ['ruby', 'k = ENV["PAY_KEY"] || "§"', 'k = ENV["PAY_KEY"]'],
      ['php', "$k = getenv('PAY_KEY') ?: '§';", "$k = getenv('PAY_KEY');"],
    ] as const)
      assert.equal(replaced(language, text), expected);
  });

  it('prefers the variable that the client of a service reads', () => {
    const openAi = (text: string): string | null => replaced('typescript', text, 'openai-project-key');
    assert.equal(openAi("new OpenAI({ apiKey: '§' })"), 'new OpenAI({ apiKey: process.env.OPENAI_API_KEY })');
    assert.equal(openAi("new OpenAI('§')"), 'new OpenAI(process.env.OPENAI_API_KEY)');
    assert.equal(openAi("const shopKey = '§';"), 'const shopKey = process.env.SHOP_KEY;');
  });

  it('takes its name from what is assigned, or from the kind of secret', () => {
    const name = (text: string, ruleId: string): string =>
      /env\.(\w+)/.exec(replaced('javascript', text, ruleId) ?? '')?.[1] ?? '';
    assert.equal(name('password = "§"', 'generic-password'), 'PASSWORD');
    assert.equal(name('f("§")', 'generic-password'), 'GENERIC_PASSWORD');
    assert.equal(name('"§"', 'generic-password'), 'GENERIC_PASSWORD');
    assert.equal(name('myHTTPKey2 = "§"', 'x-y'), 'MY_HTTP_KEY2');
    assert.equal(name('x["api-key"] = "§"', 'x-y'), 'API_KEY');
    assert.equal(name('"§"', '1password-key'), 'KEY_1PASSWORD_KEY');
  });

  it('never leaves the secret, and edits in order', () => {
    const language = fc.constantFrom(...new Set(cases.map(each => each[0])));
    fc.assert(
      fc.property(language, fc.string(), fc.string(), (id, before, after) => {
        const text = before + secret + after;
        const finding = { start: before.length, end: before.length + secret.length, ruleId: 'a-b' };
        const reference = environmentReference(text, finding, id);
        if (reference === null) return;
        let last = 0;
        for (const edit of reference.edits) {
          assert.ok(edit.start >= last && edit.end >= edit.start);
          last = edit.end;
        }
        assert.ok(reference.edits.some(edit => edit.start <= finding.start && edit.end >= finding.end));
      }),
    );
  });
});
