import assert from 'node:assert/strict';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body, found } from '../support.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64');
const random = (length: number, seed: number): string => Buffer.from(body(length, seed)).toString('base64');
const login = encode(body(15, 61));

function shown(text: string, path: string): string[] {
  return found(text, path)
    .filter(each => !/^\S+ low /.test(each))
    .map(each => each.replace(/^.*?«|»$/gs, ''));
}

describe('secrets: Kubernetes Secrets', () => {
  const shapes: readonly (readonly [path: string, text: string])[] = [
    ['a.yaml', 'apiVersion: v1\nkind: Secret\ndata:\n  login: @\n'],
    ['a.yaml', 'apiVersion: v1\ndata:\n  login: @\nkind: Secret\nmetadata:\n  name: x\n'],
    ['a.yaml', 'apiVersion: v1\ndata:\n  login: "@"\n  # comment\nkind: "Secret"\n'],
    ['a.yaml', 'apiVersion: v1\r\ndata:\r\n  login: @\r\nkind: Secret\r\n'],
    ['a.yaml', 'kind: Secret\ndata: {login: @}\n'],
    ['a.yaml', 'data: {login: "@"}\nkind: Secret\n'],
    ['a.yaml', '{kind: Secret, data: {login: @}}\n'],
    ['a.yaml', 'kind: Secret\ndata:\n  login: |\n    @\n'],
    ['a.yaml', 'kind: Secret\ndata:\n  login: >-\n    @\n'],
    ['a.yaml', 'kind: Secret\ndata:\n  login: !!binary |\n    @\n'],
    ['a.yaml', 'kind: ConfigMap\ndata:\n  a: b\n---\ndata:\n  login: @\nkind: Secret\n'],
    ['a.yaml', 'kind: List\nitems:\n- apiVersion: v1\n  data:\n    login: @\n  kind: Secret\n- kind: ConfigMap\n'],
    ['a.yaml', 'kind: List\nitems:\n  - kind: Secret\n    data:\n      login: @\n'],
    ['a.json', '{"kind":"Secret","data":{"login":"@"}}'],
    ['a.json', '{\n  "apiVersion": "v1",\n  "data": {\n    "login": "@"\n  },\n  "kind": "Secret"\n}'],
    ['a.json', '{"kind":"List","items":[{"data":{"login":"@"},"metadata":{"labels":{"data":"x"}},"kind":"Secret"}]}'],
    ['a.md', '```yaml\nkind: Secret\ndata:\n  login: @\n```\n'],
  ];
  for (const [path, text] of shapes) {
    it(`are found in ${JSON.stringify(text)}`, () => assert.deepEqual(shown(text.replace('@', login), path), [login]));
  }

  it('are found behind long data', () => {
    for (const length of [300, 450, 5000, 40_000]) {
      const blob = random(length, 62);
      assert.deepEqual(shown(`apiVersion: v1\ndata:\n  blob: ${blob}\n  login: ${login}\nkind: Secret\n`, 'a.yaml'), [
        blob,
        login,
      ]);
      assert.deepEqual(shown(`{"data":{"blob":"${blob}","login":"${login}"},"kind":"Secret"}`, 'a.json'), [
        blob,
        login,
      ]);
    }
  });

  it('are found in stringData, where a value looks like a secret', () => {
    const value = body(14, 63);
    for (const [path, text] of [
      ['a.yaml', `kind: Secret\nstringData:\n  login: ${value}\n  host: db.internal\n  port: "5432"\n`],
      ['a.yaml', `stringData:\n  login: "${value}"\n  mode: read-only\nkind: Secret\n`],
      ['a.json', `{"stringData":{"login":"${value}","user":"admin"},"kind":"Secret"}`],
    ] as const)
      assert.deepEqual(shown(text, path), [value], text);
  });

  it('are none in other kinds, in certificates, or in what is encrypted', () => {
    const certificate = encode(`-----BEGIN CERTIFICATE-----\n${random(400, 64)}\n-----END CERTIFICATE-----\n`);
    const sealed = `Ag${random(520, 65)}`;
    for (const [path, text] of [
      ['a.yaml', `kind: ConfigMap\ndata:\n  login: ${login}\n`],
      ['a.yaml', `kind: SecretStore\ndata:\n  login: ${login}\n`],
      ['a.yaml', `kind: Secret\n---\ndata:\n  login: ${login}\nkind: ConfigMap\n`],
      ['a.yaml', `kind: List\nitems:\n- kind: Secret\n- kind: ConfigMap\n  data:\n    login: ${login}\n`],
      ['a.json', `{"items":[{"kind":"Secret"},{"kind":"ConfigMap","data":{"login":"${login}"}}]}`],
      ['a.yaml', `kind: Secret\ndata:\n  tls.crt: ${certificate}\n  ca.crt: ${certificate}\n`],
      ['a.yaml', `kind: SealedSecret\nspec:\n  encryptedData:\n    password: ${sealed}\n`],
      ['a.json', `{"kind":"SealedSecret","spec":{"encryptedData":{"password":"${sealed}"}}}`],
      [
        'a.yaml',
        `kind: Secret\ndata:\n  user: ${encode('admin')}\n  host: ${encode('db-1.internal')}\n  port: ${encode('5432')}\n`,
      ],
    ] as const)
      assert.deepEqual(shown(text, path), [], text.slice(0, 100));
  });

  it('are found again after an edit far from them', () => {
    const own = createScanner();
    const before = `data:\n  blob: ${random(9000, 66)}\n  login: ${login}\nkind: ConfigMap\n`;
    const text = before.replace('ConfigMap', 'Secret');
    const start = before.indexOf('ConfigMap');
    const change = { start, oldEnd: start + 9, newEnd: start + 6 };
    const path = 'a.yaml';
    const there = own.rescan(own.open({ path, text: before }), { path, text }, change);
    assert.deepEqual(there, own.open({ path, text }));
    assert.equal(there.findings.length, 2);
    const back = own.rescan(there, { path, text: before }, { start, oldEnd: start + 6, newEnd: start + 9 });
    assert.deepEqual(back, own.open({ path, text: before }));
  });

  it('take linear time in hostile texts', () => {
    // Without a budget, each of these would read the whole text.
    const nested = '{"kind":"Secret","a":'.repeat(20_000);
    const flat = 'kind: Secret\n'.repeat(40_000);
    const list = `kind: List\nitems:\n${'- kind: Secret\n  data:\n    a: b\n'.repeat(20_000)}`;
    for (const text of [nested, flat, list]) assert.deepEqual(found(text, 'a.yaml'), []);
  });
});
