import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assistantById, catalogue } from '../../../src/core/assistants/catalogue.ts';
import { installationOf, versionDrift, versionsIn } from '../../../src/core/assistants/versions.ts';
import { versionMessage, versionsJson } from '../../../src/core/report/versions.ts';
import { extensionVersions } from '../../../src/node/versions/extensionVersions.ts';
import { productVersions } from '../../../src/node/versions/productVersions.ts';
import { programVersions } from '../../../src/node/versions/programVersions.ts';
import { render } from '../../../src/text/render.ts';
import { scratchFolder } from '../scratchFolder.ts';

const scratch = scratchFolder();
const at = (...parts: readonly string[]): string => path.join(scratch.root, ...parts);

function write(file: string, text: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Creates a package with a command, as unpacked by npm; returns the path of the program. */
function npmPackage(folder: string, name: string, command: string, version: string): string {
  write(path.join(folder, 'package.json'), JSON.stringify({ name, version, bin: { [command]: 'cli.js' } }));
  const program = write(path.join(folder, 'cli.js'), '#!/usr/bin/env node\n');
  chmodSync(program, 0o755);
  return program;
}

function link(to: string, from: string): void {
  mkdirSync(path.dirname(from), { recursive: true });
  symlinkSync(to, from);
}

const versions = (command: string, ...folders: readonly string[]): readonly string[] =>
  programVersions([command], folders.map(folder => at(folder)).join(path.delimiter)).map(each => each.version);

describe('versions of installed programs', () => {
  it('are those of the package that npm linked', () => {
    const program = npmPackage(at('npm/lib/node_modules/@openai/codex'), '@openai/codex', 'codex', '0.171.0');
    link(program, at('npm/bin/codex'));
    assert.deepEqual(versions('codex', 'npm/bin'), ['0.171.0']);
  });

  it('are read where the manifest names one program by the package', () => {
    write(at('one/node_modules/codex/package.json'), JSON.stringify({ name: 'codex', version: '1.2.3', bin: 'x.js' }));
    link(write(at('one/node_modules/codex/x.js'), ''), at('one/bin/codex'));
    assert.deepEqual(versions('codex', 'one/bin'), ['1.2.3']);
  });

  it('are not those of a project that lies above', () => {
    write(at('project/package.json'), JSON.stringify({ name: 'shop', version: '9.9.9', bin: { shop: 'x' } }));
    write(at('project/bin/claude'), 'binary');
    assert.deepEqual(versions('claude', 'project/bin'), []);
  });

  for (const [layout, program] of [
    ['the installer of Claude Code', 'native/share/claude/versions/2.1.332'],
    ['Homebrew', 'brew/Cellar/codex/0.170.0/bin/codex'],
    ['mise', 'mise/installs/codex/v0.169.0/bin/codex'],
    ['a pre-release', 'pre/versions/0.56.0-nightly.1/gemini'],
  ] as const) {
    it(`are those of the folder that ${layout} makes`, () => {
      link(write(at(program), 'binary'), at(path.dirname(program), 'linked', 'tool'));
      const [version = ''] = versions('tool', path.join(path.dirname(program), 'linked'));
      assert.ok(program.includes(version) && /^\d/.test(version), version);
    });
  }

  it('are found behind the scripts that npm and pnpm write where there are no links', () => {
    npmPackage(at('win/node_modules/@google/gemini-cli'), '@google/gemini-cli', 'gemini', '0.61.0');
    write(at('win/gemini'), '#!/bin/sh\nexec node  "$basedir/node_modules/@google/gemini-cli/cli.js" "$@"\n');
    assert.deepEqual(versions('gemini', 'win'), ['0.61.0']);
  });

  it('are told of every installation, the one that a shell would start first', () => {
    for (const [folder, version] of [
      ['first', '2.0.0'],
      ['second', '1.0.0'],
    ] as const)
      link(npmPackage(at(folder, 'lib/node_modules/pi'), 'pi', 'pi', version), at(folder, 'bin/pi'));
    assert.deepEqual(versions('pi', 'first/bin', 'second/bin'), ['2.0.0', '1.0.0']);
    assert.deepEqual(versions('pi', 'second/bin', 'first/bin', 'second/bin'), ['1.0.0', '2.0.0']);
  });

  it('come through a home folder that is a link', () => {
    link(npmPackage(at('real/.npm/node_modules/qwen'), 'qwen', 'qwen', '0.24.4'), at('real/bin/qwen'));
    link(at('real'), at('home'));
    assert.deepEqual(versions('qwen', 'home/bin'), ['0.24.4']);
  });

  it('are not guessed from what is broken, relative or not there', () => {
    write(at('broken/node_modules/codex/package.json'), '{"name": "codex", "version": ');
    link(write(at('broken/node_modules/codex/cli.js'), ''), at('broken/bin/codex'));
    link(at('gone'), at('broken/bin/dangling'));
    mkdirSync(at('broken/bin/folder'), { recursive: true });
    write(at('types/package.json'), JSON.stringify({ name: 'codex', version: 7, bin: { codex: 'x' } }));
    write(at('types/codex'), '');
    assert.deepEqual(versions('codex', 'broken/bin', 'nowhere', 'types'), []);
    assert.deepEqual(versions('dangling', 'broken/bin'), []);
    assert.deepEqual(versions('folder', 'broken/bin'), []);
    assert.deepEqual(programVersions(['codex'], `bin${path.delimiter}.`), []);
  });
});

describe('versions of installed extensions', () => {
  it('are those of every editor, with and without a platform, in any case', () => {
    for (const name of [
      '.vscode/extensions/saoudrizwan.claude-dev-3.40.1',
      '.cursor/extensions/Saoudrizwan.Claude-Dev-3.39.0-linux-x64',
      '.vscode/extensions/saoudrizwan.claude-dev-extra-1.0.0',
      '.vscode/extensions/.obsolete',
    ])
      mkdirSync(at(name), { recursive: true });
    const found = extensionVersions(['saoudrizwan.claude-dev'], { home: scratch.root, env: {} });
    assert.deepEqual(found.map(each => each.version).sort(), ['3.39.0', '3.40.1']);
    assert.deepEqual(extensionVersions(['saoudrizwan.claude-dev'], { home: at('nobody'), env: {} }), []);
  });
});

describe('versions beside facts', () => {
  const say = (...of: Parameters<typeof versionMessage>): string | null => {
    const said = versionMessage(...of);
    return said === null ? null : render(said);
  };
  const program = (version: string) => ({ kind: 'program', name: 'codex', version, place: '/bin/codex' }) as const;

  it('compare by number, a pre-release before its release', () => {
    const of = (installed: string | null, ...lookedAt: readonly string[]) => versionDrift(installed, lookedAt);
    assert.equal(of('0.9.0', '0.10.0'), 'older');
    assert.equal(of('2.1.340', '2.1.329', '2.1.332'), 'newer');
    assert.equal(of('2.1.330', '2.1.329', '2.1.332'), 'older');
    assert.equal(of('2.1.329', '2.1.329', '2.1.332'), null);
    assert.equal(of('1.0.0-rc.2', '1.0.0'), 'older');
    assert.equal(of('1.0.0', '1.0.0-rc.2'), 'newer');
    assert.equal(of('1.0.0-rc.10', '1.0.0-rc.9'), 'newer');
    assert.equal(of(null, '1.0.0'), null);
    assert.equal(of('1.0.0'), null);
  });

  it('say what is installed and what was looked at', () => {
    const of = (installed: readonly ReturnType<typeof program>[], ...lookedAt: readonly string[]) =>
      say({ assistant: 'codex', installed, lookedAt });
    assert.match(of([program('0.171.0')], '0.171.0') ?? '', /the version that was checked/);
    assert.match(of([program('0.172.0')], '0.169.0', '0.171.0') ?? '', /newer than 0\.171\.0/);
    assert.match(of([program('0.160.0')], '0.171.0') ?? '', /older than 0\.171\.0/);
    assert.match(of([], '0.171.0') ?? '', /not found/);
    assert.match(of([program('1.0.0')]) ?? '', /name no version/);
    assert.equal(of([]), null);
    const standing = (...installed: readonly string[]): unknown =>
      JSON.parse(
        JSON.stringify(versionsJson({ assistant: 'codex', installed: installed.map(program), lookedAt: ['2.0.0'] })),
      );
    assert.match(JSON.stringify(standing('2.0.0')), /"standing":"same"/);
    assert.match(JSON.stringify(standing()), /"standing":"unknown"/);
  });

  it('take the extension where a product is no program', () => {
    const copilot = assistantById('copilot');
    assert.ok(copilot !== undefined);
    const extension = { kind: 'extension', name: 'x', version: '0.67.0', place: '/x' } as const;
    assert.equal(installationOf(copilot, [program('1.0.0'), extension]), extension);
  });

  it('know a version of every agent that was measured', () => {
    for (const { id, features, mechanisms } of catalogue) {
      const measured = [...features, ...mechanisms].filter(each => each.fidelity === 'measured');
      if (measured.length > 0) assert.notDeepEqual(versionsIn(measured.map(each => each.source)), [], id);
    }
  });

  it('are those of this machine and of all that is shown', () => {
    link(npmPackage(at('npm/lib/node_modules/codex'), 'codex', 'codex', '0.171.0'), at('npm/bin/codex'));
    const sources = [{ ref: 'x', date: '2026-01-01', version: '9.0.0' }];
    const found = productVersions('codex', { home: at('nobody'), env: { PATH: at('npm/bin') } }, sources);
    assert.deepEqual(
      found.installed.map(each => each.version),
      ['0.171.0'],
    );
    assert.equal(found.lookedAt.at(-1), '9.0.0');
    assert.deepEqual(productVersions('nothing', { home: at('nobody'), env: {} }).installed, []);
  });
});
