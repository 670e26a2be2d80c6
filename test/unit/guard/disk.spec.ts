import assert from 'node:assert/strict';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { addToBaseline } from '../../../src/core/secrets/team/baseline.ts';
import { decide } from '../../../src/core/guard/decide.ts';
import { withRoot } from '../../../src/core/guard/places.ts';
import { allowPath, readAllowances, revokePath, used, writeAllowances } from '../../../src/node/guard/allowances.ts';
import { logDecision, readDecisions, readLatestDecisions } from '../../../src/node/guard/decisionLog.ts';
import { type Asking, diskFacts } from '../../../src/node/guard/answering/facts.ts';
import { guardPlaces } from '../../../src/node/guard/places.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';

describe('guard: facts from the disk', () => {
  const scratch = scratchFolder();
  const asking = (changes: Partial<Asking> = {}): Asking => ({
    home: scratch.at('home'),
    env: {},
    folder: scratch.at('shop'),
    now: 1_000,
    checkTime: () => {},
    createScanner,
    readExclusion,
    program: '/nowhere',
    ...changes,
  });
  const read = (path: string, changes: Partial<Asking> = {}): string =>
    decide({ kind: 'read', paths: [path] }, diskFacts(asking(changes), { output: 'replace', canAsk: false })).decision;

  beforeEach(() => {
    scratch.put('shop/.git/HEAD', '');
    scratch.put('shop/.cursorignore', 'plans/\n');
    scratch.put('shop/src/.codeiumignore', 'inner.ts\n');
    scratch.put('shop/src/inner.ts', 'a');
    scratch.put('shop/src/outer.ts', 'a');
    scratch.put('shop/plans/a.md', 'a');
    scratch.put('home/.claude/settings.json', '{"permissions":{"deny":["Read(notes.md)"]}}');
    scratch.put('shop/notes.md', 'a');
    scratch.put('other/.git/HEAD', '');
    scratch.put('other/.aiexclude', 'x.md\n');
    scratch.put('other/x.md', 'a');
  });

  it('ask Windows for the root of a drive, not for the current folder there', () => {
    assert.deepEqual(['C:', 'c:/', 'C:/Users', '/', '/home'].map(withRoot), ['C:/', 'c:/', 'C:/Users', '/', '/home']);
  });

  it('reads rule files of the folders above a file, of the person, and of other repositories', () => {
    for (const path of ['plans/a.md', 'src/inner.ts', 'notes.md', scratch.at('other/x.md')])
      assert.equal(read(path), 'deny', path);
    assert.equal(read('src/outer.ts'), 'allow');
  });

  it('goes by the rules of the repository when the agent works in a folder of it', () => {
    assert.equal(read('../plans/a.md', { folder: scratch.at('shop/src') }), 'deny');
  });

  it('reads rule files also when the agent works at the top of the disk', () => {
    const folder = path.parse(scratch.at('shop')).root;
    scratch.put('shop/src/.aiexclude', '/keys.ts\n');
    scratch.put('shop/src/keys.ts', 'a');
    assert.equal(read(scratch.at('shop/src/keys.ts'), { folder }), 'deny');
    assert.equal(read(scratch.at('shop/src/outer.ts'), { folder }), 'allow');
  });

  it('follows links on the disk', () => {
    symlinkSync(scratch.at('shop/plans/a.md'), scratch.at('shop/readable.md'));
    symlinkSync(scratch.at('shop/plans'), scratch.at('shop/open'));
    assert.equal(read('readable.md'), 'deny');
    assert.equal(read('open/a.md'), 'deny');
  });

  it('survives a rule file that is a folder, a broken one, and one in another encoding', () => {
    scratch.put('shop/.geminiignore/x', '');
    scratch.put('shop/.aiexclude', new Uint8Array([0xff, 0xfe, 0x00]));
    assert.equal(read('src/outer.ts'), 'allow');
    assert.equal(read('plans/a.md'), 'deny');
  });

  it('protects its own files, hooks of agents and rules', () => {
    const { ownFile } = diskFacts(asking(), { output: 'replace', canAsk: false });
    assert.equal(ownFile(scratch.at('home/.sightglass/guard/allowances.json')), 'guard');
    assert.equal(ownFile(scratch.at('home/.claude/settings.json')), 'hooks');
    assert.equal(ownFile(scratch.at('home/.cline/hooks/PreToolUse')), 'hooks');
    assert.equal(ownFile(scratch.at('shop/.claude/settings.local.json')), 'hooks');
    assert.equal(ownFile(scratch.at('shop/.cursorignore')), 'rules');
    assert.equal(ownFile(scratch.at('shop/.gitignore')), null);
  });

  it('protects its programs, those that an update puts beside them, and what the extension stores', () => {
    const extensions = scratch.at('home/.vscode/extensions');
    const program = `${extensions}/sightglass.sightglass-0.1.0/dist`;
    const own = (path: string, changes: Partial<Asking> = {}): string | null =>
      diskFacts(asking({ program, ...changes }), { output: 'replace', canAsk: false }).ownFile(path);
    for (const path of [
      `${program}/guard.js`,
      `${extensions}/sightglass.sightglass-0.2.0/dist/guard.js`,
      scratch.at('home/.config/Code/User/globalStorage/sightglass.sightglass/journal/1.undoing.json'),
    ]) {
      assert.equal(own(path), 'guard', path);
      assert.equal(
        own(path, { folder: scratch.at('home') }),
        'guard',
        'also for an agent that works in the home folder',
      );
    }
    assert.equal(own(`${extensions}/other.thing-1.0.0/dist/guard.js`), null);
    assert.equal(own(scratch.at('shop/dist/guard.js'), { program: scratch.at('shop/dist') }), null, 'being worked on');
  });

  it('protects the folders that its programs lie in, but not those of a project that has them itself', () => {
    const decided = (command: string, program: string): string =>
      decide(
        { kind: 'shell', command, dialect: 'bash' },
        diskFacts(asking({ program }), { output: 'replace', canAsk: false }),
      ).decision;
    const program = scratch.at('home/.vscode/extensions/sightglass.sightglass-0.1.0/dist');
    for (const folder of [
      'home/.vscode/extensions',
      'home/.vscode',
      'home/.vscode/extensions/sightglass.sightglass-0.1.0',
    ]) {
      assert.equal(decided(`rm -rf ${scratch.at(folder)}`, program), 'deny', folder);
      assert.equal(decided(`mv ${scratch.at(folder)} /tmp/x`, program), 'deny', folder);
    }
    assert.equal(decided(`rm -rf ${scratch.at('home/.vscode/extensions/other.thing-1.0.0')}`, program), 'allow');
    const local = scratch.at('shop/node_modules/sightglass/dist');
    assert.equal(decided('rm -rf node_modules', local), 'allow');
  });

  it('lets pass what the folder accepts by its content, and nothing by its place', () => {
    const accepted = `ghp_${body(36, 5)}`;
    const text = `${accepted}\nghp_${body(36, 6)}\npassword = "Zq7!vT2#mK9x"\n`;
    const all = diskFacts(asking(), { output: 'replace', canAsk: false }).scan(text);
    assert.equal(all.length, 3);
    const entries = all.filter(({ fingerprint }, index) => index === 0 || fingerprint.startsWith('p'));
    assert.equal(entries.length, 2);
    scratch.put('shop/.sightglass-baseline', addToBaseline(null, entries));
    const { scan, ownFile } = diskFacts(asking(), { output: 'replace', canAsk: false });
    assert.deepEqual(
      scan(text).map(({ startLine }) => startLine),
      [2, 3],
    );
    assert.equal(ownFile(scratch.at('shop/.sightglass-baseline')), 'rules');
  });

  it('counts a baseline only where it lies in the folder itself and can be read', () => {
    const text = `ghp_${body(36, 5)}`;
    const { scan } = diskFacts(asking(), { output: 'replace', canAsk: false });
    const elsewhere = scratch.put('elsewhere', addToBaseline(null, scan(text)));
    symlinkSync(elsewhere, scratch.at('shop/.sightglass-baseline'));
    assert.equal(diskFacts(asking(), { output: 'replace', canAsk: false }).scan(text).length, 1);
    rmSync(scratch.at('shop/.sightglass-baseline'));
    scratch.put('shop/.sightglass-baseline/x', '');
    assert.equal(diskFacts(asking(), { output: 'replace', canAsk: false }).scan(text).length, 1);
  });

  it('stops scanning when the time is over', () => {
    const late = asking({
      createScanner,
      checkTime: () => {
        throw new Error('late');
      },
    });
    const facts = diskFacts(late, { output: 'replace', canAsk: false });
    assert.throws(() => decide({ kind: 'prompt', text: 'x' }, facts), /late/);
  });

  it('finds secrets in every part of a long text, with their lines', () => {
    const facts = diskFacts(asking(), { output: 'replace', canAsk: false });
    const filler = 'all is well here\n'.repeat(80_000);
    const text = `${filler}ghp_${body(36, 3)}\n${filler}ghp_${body(36, 4)}\n`;
    assert.deepEqual(
      facts.scan(text).map(({ startLine, start, end }) => [startLine, text.slice(start, start + 4), end - start]),
      [
        [80_001, 'ghp_', 40],
        [160_002, 'ghp_', 40],
      ],
    );
  });

  it('keeps allowances until they end; one for one time ends a minute after its use', () => {
    const home = scratch.at('home');
    const once = { path: '/x', until: null };
    writeAllowances(home, [once, { path: '/y', until: 500 }], 1_000);
    assert.deepEqual(readAllowances(home), [once]);
    assert.deepEqual(used([once], once, 1_000), [{ path: '/x', until: 61_000 }]);
    allowPath(home, { path: '/x', until: 9_000 }, 1_000);
    assert.deepEqual(readAllowances(home), [{ path: '/x', until: 9_000 }], 'in the place of the one before');
    revokePath(home, '/x', 1_000);
    assert.deepEqual(readAllowances(home), []);
    scratch.put('home/.sightglass/guard/allowances.json', '[{"path":1},{"path":"/z","until":9}] x');
    assert.deepEqual(readAllowances(home), []);
  });

  it('reads a broken log without what is broken in it', async () => {
    const home = scratch.at('home');
    const whole = { time: '2026-11-29T00:00:00.000Z', agent: 'codex', event: 'shell', decision: 'deny' };
    const lines = [
      ...['', 'null', '[]', '{"time":', '{"time":1,"agent":"codex"}', '{"time":"x","agent":"codex"}'],
      JSON.stringify({ ...whole, decision: 'maybe' }),
      JSON.stringify({ ...whole, event: 'dream', rule: ['x'], milliseconds: 'long', folder: 7, path: {} }),
    ];
    scratch.put('home/.sightglass/guard/decisions.jsonl', lines.join('\n'));
    const read = [{ ...whole, event: 'unknown', rule: null, milliseconds: 0 }];
    assert.deepEqual(readDecisions(home), read);
    assert.deepEqual(await readLatestDecisions(home, 10), read);
  });

  it('logs decisions without text, and nothing where the log is a link', () => {
    const home = scratch.at('home');
    const decision = {
      time: '2026-11-29T00:00:00.000Z',
      agent: 'codex',
      event: 'shell',
      decision: 'deny',
      rule: '.env:1',
      milliseconds: 3,
    } as const;
    logDecision(home, decision);
    logDecision(home, decision);
    assert.deepEqual(readDecisions(home), [decision, decision]);
    scratch.put('home2/.sightglass/guard/x', '');
    symlinkSync(scratch.put('target', ''), guardPlaces(scratch.at('home2')).log);
    logDecision(scratch.at('home2'), decision);
    assert.equal(scratch.read('target'), '');
  });
});
