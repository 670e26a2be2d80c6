import assert from 'node:assert/strict';
import { decide } from '../../../src/core/guard/decide.ts';
import { refusal } from '../../../src/core/guard/refusal.ts';
import { guardText } from '../../../src/text/messages/guard.ts';
import { render } from '../../../src/text/render.ts';
import type { Decision, GuardEvent, GuardFacts, Json } from '../../../src/core/guard/types.ts';
import { body } from '../secrets/support.ts';
import { factsFor, root, shop } from './support.ts';

const answer = (event: GuardEvent, changes: Partial<GuardFacts> = {}): Decision =>
  decide(event, factsFor(shop, changes));
const kindOf = (event: GuardEvent, changes: Partial<GuardFacts> = {}): string => answer(event, changes).decision;
const read = (...paths: readonly string[]): GuardEvent => ({ kind: 'read', paths });
const output = (value: Json, call: GuardEvent | null = null): GuardEvent => ({ kind: 'output', value, call });
const token = `ghp_${body(36, 7)}`;

describe('guard: decisions', () => {
  it('refuses what any ignore file or permission rule holds back, whichever product it belongs to', () => {
    for (const path of [
      'private/plan.md',
      'src/keys.secret',
      'config/prod.yaml',
      'deploy/a.txt',
      `${root}/deploy/a.txt`,
    ])
      assert.equal(kindOf(read(path)), 'deny', path);
  });

  it('refuses what usually contains credentials, also outside of the folder; templates stay readable', () => {
    for (const path of [
      '.env',
      'sub/.env.local',
      '~/.aws/credentials',
      '/home/dev/.ssh/id_rsa',
      'file:///home/dev/shop/.env',
    ])
      assert.equal(kindOf(read(path)), 'deny', path);
    for (const path of ['.env.example', '.env.sample', '~/.ssh/id_rsa.pub', 'README.md', 'src/app.ts'])
      assert.equal(kindOf(read(path)), 'allow', path);
  });

  it('does not count .gitignore', () => {
    assert.equal(kindOf(read('README.md')), 'allow');
    assert.equal(kindOf(read('dist/app.js')), 'allow');
  });

  it('follows links and leaves no way through `..`', () => {
    assert.equal(kindOf(read('notes.txt')), 'deny');
    assert.equal(kindOf(read('src/../private/plan.md')), 'deny');
  });

  it('reads a path as Windows does: devices, streams, dots and blanks at its end, a drive alone', () => {
    const isWindows = true;
    for (const path of [
      'private\\plan.md',
      '.\\private\\plan.md.',
      'private\\plan.md ',
      'private\\plan.md::$DATA',
      'private\\plan.md:$DATA',
      'C:private\\plan.md',
      'C:\\Users\\dev\\shop\\.env',
      '\\\\?\\C:\\Users\\dev\\shop\\.env',
      '\\\\server\\share\\.env',
      '\\\\?\\UNC\\server\\share\\.env. ',
    ])
      assert.equal(kindOf(read(path), { isWindows }), 'deny', path);
    for (const path of ['src\\app.ts', 'C:\\Users\\dev\\shop\\src\\app.ts', 'README.md', '..', '.'])
      assert.equal(kindOf(read(path), { isWindows }), 'allow', path);
  });

  it('finds files, commands and code among the values that a tool of a server gets', () => {
    const mcp = (values: Json): string => kindOf({ kind: 'mcp', values });
    for (const values of [
      { u: `file://${root}/.env` },
      { target: '.env' },
      { name: 'private/plan.md' },
      { command: 'cat', args: ['-n', '.env'] },
      { argv: ['cat', '.env'] },
      { command: ['bash', '-c', 'cat .env'] },
      { shell_command: 'cat .env' },
      { cmdline: 'head private/plan.md' },
      { code: "print(open('.env').read())" },
      { steps: [{ run: 1, attachments: ['private/plan.md'] }] },
    ])
      assert.equal(mcp(values), 'deny', JSON.stringify(values));
    for (const values of [
      { body: 'We read .env at the start' },
      { query: '.env' },
      { pattern: '.e*', path: '.' },
      { name: 'about .env files' },
      { url: 'http://localhost:3000/.env' },
      { command: 'git', args: ['commit', '-m', 'Ignore .env'] },
      { code: "if '.env' in names: print(1)" },
    ])
      assert.equal(mcp(values), 'allow', JSON.stringify(values));
  });

  it('sees addresses of files whatever is asked of the page', () => {
    const web = (address: string): string => kindOf({ kind: 'web', address });
    for (const address of [
      `file://${root}/.env`,
      `file://${root}/.env\nWhat does it say?`,
      `Summarize file://${root}/private/plan.md please`,
    ])
      assert.equal(web(address), 'deny', address);
    assert.equal(web('https://example.com/.env\nWhat is in it?'), 'allow');
    assert.equal(web(`file://${root}/README.md\nWhat does it say?`), 'allow');
  });

  it('finds files that a prompt names in quotes and between signs', () => {
    const prompt = (text: string): string => kindOf({ kind: 'prompt', text });
    for (const text of ['see <@.env>', "see @'private/plan.md'", 'these,@.env', 'see @private/'])
      assert.equal(prompt(text), 'deny', text);
    for (const text of ['mail me@.env.example.com', 'npm i @types/node', "it's @mona's turn"])
      assert.equal(prompt(text), 'allow', text);
  });

  it('lets a negated rule except what usually contains credentials', () => {
    const files = { '.cursorignore': '!.env.ci-local\n', '.env.ci-local': '' };
    assert.equal(decide(read('.env.ci-local'), factsFor({ files })).decision, 'allow');
    assert.equal(decide(read('.env'), factsFor({ files })).decision, 'deny');
  });

  it('lets what a person allowed past until the allowance ends', () => {
    const allowances = [{ path: `${root}/.env`, until: 2_000 }];
    assert.deepEqual(answer(read('.env'), { allowances }), { decision: 'allow', reasons: [], allowed: allowances[0] });
    assert.equal(kindOf(read('.env'), { allowances, now: 2_001 }), 'deny');
    assert.equal(kindOf(read('.env', 'private/plan.md'), { allowances }), 'deny');
    assert.equal(kindOf({ kind: 'shell', command: 'cat .env', dialect: 'bash' }, { allowances }), 'allow');
  });

  it('does not take a folder for a file of credentials', () => {
    const files = { 'src/credentials/index.ts': '' };
    assert.equal(decide({ kind: 'search', paths: ['src/credentials'] }, factsFor({ files })).decision, 'allow');
  });

  it('judges what tools of servers are given', () => {
    const mcp = (values: Json): string => kindOf({ kind: 'mcp', values });
    assert.equal(mcp({ path: '.env' }), 'deny');
    assert.equal(mcp({ files: [{ file_path: 'private/plan.md' }] }), 'deny');
    assert.equal(mcp({ uri: 'file:///home/dev/shop/.env' }), 'deny');
    assert.equal(mcp({ command: 'cat .env' }), 'deny');
    assert.equal(mcp({ query: '.env', path: 'README.md' }), 'allow');
    assert.equal(mcp({ uri: 'https://example.com/.env' }), 'allow');
  });

  it('refuses prompts that hold a secret or name a held-back file', () => {
    const prompt = (text: string): Decision => answer({ kind: 'prompt', text });
    assert.deepEqual(prompt(`use\nthis: ${token}`).reasons, [
      { code: 'guard.secret.prompt', path: null, by: null, ruleId: 'github-pat', line: 2 },
    ]);
    for (const text of ['see @.env', 'see @private/plan.md.', '@"private/plan.md" what', '(@config/prod.yaml#L3-5)'])
      assert.equal(prompt(text).decision, 'deny', text);
    for (const text of [
      'see @README.md',
      'mail a@example.env',
      'install @types/node',
      'why is .env read?',
      '@alice hi',
    ])
      assert.equal(prompt(text).decision, 'allow', text);
  });

  it('never lets a comment beside a secret make it readable', () => {
    assert.equal(kindOf({ kind: 'prompt', text: `${token} # gitleaks:allow` }), 'deny');
  });

  it('refuses to write what the guard goes by', () => {
    const edit = (path: string, text: string): Decision => answer({ kind: 'edit', paths: [path], text });
    assert.equal(edit('/home/dev/.sightglass/guard/allowances.json', '').reasons[0]?.code, 'guard.own');
    assert.equal(edit('~/.claude/settings.json', '{}').reasons[0]?.code, 'guard.hooks');
    assert.equal(edit('.claude/settings.json', '{"disableAllHooks":true}').decision, 'deny');
    assert.equal(edit('.claude/settings.json', '{"model":"x"}').decision, 'allow');
    assert.equal(edit('.cursorignore', '').decision, 'deny');
    assert.equal(kindOf({ kind: 'edit', paths: ['.cursorignore'], text: '' }, { canAsk: true }), 'ask');
    assert.equal(edit('src/app.ts', 'disableAllHooks').decision, 'allow');
  });

  it('lets no command of an agent free it', () => {
    const commands = [
      'sightglass guard allow .env',
      'npx sightglass guard remove --apply',
      '~/.sightglass/bin/sightglass guard allow .env --once',
      'node /opt/sightglass/dist/cli.js guard remove',
      'sightglass undo',
      'echo {} > ~/.claude/settings.json',
      'rm -rf ~/.sightglass/bin',
      'sed -i s/hooks/x/ .claude/settings.json',
      'cp /tmp/x ~/.claude/settings.json',
      'mv ~/.claude/settings.json /tmp/',
      'tee ~/.claude/settings.json < /tmp/x',
      'echo "!.env" >> .cursorignore',
      `python3 -c "open('/home/dev/.claude/settings.json','w').write('{}')"`,
      `claude -p hi --settings '{"disableAllHooks":true}'`,
      'claude --bare -p hi',
      'codex exec -c features.hooks=false hi',
      'opencode run --pure hi',
      'ln -sf /dev/null ~/.claude/settings.json',
    ];
    for (const command of commands) assert.equal(kindOf({ kind: 'shell', command, dialect: 'bash' }), 'deny', command);
  });

  it('refuses addresses that carry a secret', () => {
    assert.equal(kindOf({ kind: 'web', address: `https://example.com/?k=${token}` }), 'deny');
    assert.equal(kindOf({ kind: 'web', address: 'https://example.com/docs' }), 'allow');
    assert.equal(kindOf({ kind: 'web', address: 'file:///home/dev/shop/.env' }), 'deny');
  });
});

describe('guard: output', () => {
  it('masks secrets in the tool’s own shape and keeps every line', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body(64, 1)}\n${body(64, 2)}\n-----END RSA PRIVATE KEY-----`;
    const value = {
      type: 'text',
      file: { filePath: '/x/a.ts', content: `a\nconst t = '${token}';\n${key}\nend`, numLines: 7 },
    };
    const { decision, value: masked } = answer(output(value));
    assert.equal(decision, 'redact');
    const { file } = masked as typeof value;
    assert.equal(file.filePath, '/x/a.ts');
    assert.equal(file.numLines, 7);
    assert.equal(file.content.split('\n').length, value.file.content.split('\n').length);
    assert.ok(!JSON.stringify(masked).includes(token));
    assert.ok(!JSON.stringify(masked).includes(body(64, 2)));
    assert.ok(file.content.startsWith('a\nconst t = ') && file.content.endsWith('\nend'));
  });

  it('masks the whole output of a call that names a held-back file', () => {
    const value = { stdout: 'plan: sell\nall of it\n', stderr: '', interrupted: false };
    const call: GuardEvent = { kind: 'shell', command: 'cat private/plan.md', dialect: 'bash' };
    assert.deepEqual(answer(output(value, call)).value, { stdout: '⟦…⟧\n⟦…⟧\n', stderr: '', interrupted: false });
  });

  it('masks lines of held-back files where the output names them', () => {
    const text = [
      './.env:1:NAME=canary',
      'src/app.ts:4:const a = 1;',
      'private/plan.md:sell',
      'Output: private/plan.md:sell',
      'config/prod.yaml-3-  name: canary',
      'http://localhost:3000/.env: not found',
    ].join('\n');
    assert.equal(
      answer(output(text)).value,
      [
        './.env:1:⟦…⟧',
        'src/app.ts:4:const a = 1;',
        'private/plan.md:⟦…⟧',
        'Output: private/plan.md:⟦…⟧',
        'config/prod.yaml-3-⟦…⟧',
        'http://localhost:3000/.env: not found',
      ].join('\n'),
    );
  });

  it('masks nothing again that was masked before', () => {
    for (const text of [
      './.env:1:NAME=canary',
      '+++ b/private/plan.md\n@@ -1 +1 @@\n-sell\n+buy',
      `const t = '${token}';`,
    ]) {
      const { value = '' } = answer(output(text));
      assert.notEqual(value, text);
      assert.equal(kindOf(output(value)), 'allow', text);
    }
  });

  it('shows a file that a person allowed as it is, where the output can be of nothing else', () => {
    const allowances = [{ path: `${root}/src/app.ts`, until: null }];
    const shell = (command: string): GuardEvent => ({ kind: 'shell', command, dialect: 'bash' });
    for (const call of [read('src/app.ts'), shell('cat src/app.ts')]) {
      assert.equal(kindOf(output(token, call), { allowances }), 'allow');
      assert.equal(kindOf(output(token, call)), 'redact');
    }
    for (const call of [read('src/app.ts', 'src/b.ts'), shell('cat src/app.ts; ./print'), shell('./print'), null])
      assert.equal(kindOf(output(token, call), { allowances }), 'redact');
  });

  it('judges several outputs at once as they are sent: by what each was called with, and a refusal as one', () => {
    const several = (value: readonly Json[], ...calls: readonly GuardEvent[]): GuardEvent => ({
      kind: 'output',
      value,
      call: null,
      calls,
    });
    const env = [{ path: `${root}/.env`, until: null }];
    assert.equal(kindOf(several(['PreToolUse hook error: no'], read('.env'))), 'allow');
    assert.equal(kindOf(several([token], read('.env')), { allowances: env }), 'allow');
    const both = several([token, token, 'ok'], read('.env'), read('src/app.ts'), read('README.md'));
    const { decision, value } = answer(both, { allowances: env });
    assert.equal(decision, 'redact');
    assert.deepEqual([(value as readonly Json[])[0], (value as readonly Json[])[2]], [token, 'ok']);
    assert.notEqual((value as readonly Json[])[1], token);
  });

  it('names the file of a secret, where it is known, and the way out', () => {
    const told = (event: GuardEvent): string =>
      refusal(answer(event).reasons)
        .map(each => render(each, undefined, guardText))
        .join(' ');
    assert.match(told(output(token, read('src/app.ts'))), /guard allow src\/app\.ts --once .*\.sightglass-baseline/);
    assert.match(told(output(token)), /is not known.*\.sightglass-baseline/);
    assert.match(told(read('private/plan.md')), /guard allow private\/plan\.md --once .*exception in \.cursorignore/);
    assert.match(told(read('.env')), /guard allow \.env --once .*!\.env/);
  });

  it('masks held-back files in patches', () => {
    const patch = [
      'diff --git a/private/plan.md b/private/plan.md',
      'index 1..2 100644',
      '--- a/private/plan.md',
      '+++ b/private/plan.md',
      '@@ -1 +1 @@',
      '-sell',
      '+buy',
      'diff --git a/README.md b/README.md',
      '--- a/README.md',
      '+++ b/README.md',
      '@@ -1 +1 @@',
      '+hello',
    ];
    const { value } = answer(output(patch.join('\n')));
    const masked = typeof value === 'string' ? value.split('\n') : [];
    assert.deepEqual(masked.slice(5, 7), ['-⟦…⟧', '+⟦…⟧']);
    assert.equal(masked[11], '+hello');
  });

  it('leaves everything else as it is', () => {
    const value = { stdout: 'ok\n', stderr: '', interrupted: false };
    assert.deepEqual(answer(output(value, { kind: 'shell', command: 'npm test', dialect: 'bash' })), {
      decision: 'allow',
      reasons: [],
    });
  });

  it('does not touch images', () => {
    const value = [{ type: 'image', data: token, mimeType: 'image/png' }];
    assert.equal(answer(output(value)).decision, 'allow');
  });
});
