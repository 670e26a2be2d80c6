import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as contract from '../../../src/contract.ts';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly icon: string; readonly when?: string }[]>
    >;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>>;
    };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly svg: string } }[] }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;

const sources = readdirSync('src', { recursive: true })
  .map(name => path.join('src', String(name)))
  .filter(name => name.endsWith('.ts') && !name.endsWith('contract.ts'))
  .map(file => ({ file, text: readFileSync(file, 'utf8') }));

const sorted = (values: Iterable<string>): string[] => [...values].sort();

describe('package.json and contract.ts', () => {
  it('name the same commands', () => {
    assert.deepEqual(sorted(contributes.commands.map(each => each.command)), sorted(Object.values(contract.commands)));
  });

  it('name the same settings', () => {
    assert.deepEqual(
      sorted(Object.keys(contributes.configuration.properties)),
      sorted(Object.values(contract.settings)),
    );
  });

  it('name the same views', () => {
    const views = contributes.views[contract.views.container]?.map(each => each.id) ?? [];
    assert.deepEqual(
      sorted(views),
      sorted(Object.values(contract.views).filter(id => id !== contract.views.container)),
    );
  });

  it('name the same extension', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, contract.extensionId);
  });

  it('leave no id of ours as a literal elsewhere in the code', () => {
    const ids = [
      ...Object.values(contract.commands),
      ...Object.values(contract.settings),
      ...Object.values(contract.contextKeys),
    ];
    const hits = sources.flatMap(({ file, text: source }) =>
      ids.filter(id => source.includes(`'${id}'`)).map(id => `${file}: ${id}`),
    );
    assert.deepEqual(hits, []);
  });

  it('use every context key in a when clause', () => {
    for (const key of Object.values(contract.contextKeys)) assert.ok(text.includes(key), key);
  });
});

describe('package.json', () => {
  it('has a text for every placeholder, and no text that nothing shows', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(match => match[1] ?? ''));
    assert.deepEqual(sorted(used), sorted(Object.keys(nls)));
  });

  it('hides commands that need an argument from the palette', () => {
    const hidden = new Set(
      (contributes.menus['commandPalette'] ?? []).filter(each => each.when === 'false').map(each => each.command),
    );
    assert.deepEqual(
      sorted([...hidden].map(String)),
      sorted([
        contract.commands.openRange,
        contract.commands.addToIgnoreFiles,
        contract.commands.addToBaseline,
        contract.commands.replaceSecrets,
        contract.commands.copyIgnoreRule,
        contract.commands.showEvidence,
        contract.commands.showCapturedHost,
        contract.commands.allowOnce,
        contract.commands.allowUntil,
        contract.commands.revokeAllowance,
        contract.commands.openSession,
        contract.commands.showRotation,
      ]),
    );
  });

  it('hides what needs a computer where there is none', () => {
    const away = [contract.views.guard, contract.views.traffic, contract.views.sent];
    const isHidden = (when = ''): boolean =>
      when === 'false' || when.includes('!sightglass.onWeb') || away.some(view => when.includes(`view == ${view}`));
    const palette = contributes.menus['commandPalette'] ?? [];
    for (const id of contract.notOnWeb) {
      assert.ok(isHidden(palette.find(each => each.command === id)?.when), `${id} in the palette`);
      for (const [menu, entries] of Object.entries(contributes.menus))
        for (const { command, when } of entries) if (command === id) assert.ok(isHidden(when), `${id} in ${menu}`);
    }
    for (const { id, when } of contributes.views[contract.views.container] ?? [])
      assert.equal(
        isHidden(when),
        away.some(view => view === id),
        id,
      );
    const links = contributes.viewsWelcome.filter(({ contents, when }) => {
      const text = nls[contents.replaceAll('%', '')] ?? '';
      return contract.notOnWeb.some(id => text.includes(`command:${id})`)) && !isHidden(when);
    });
    assert.deepEqual(
      links.filter(({ view }) => !away.some(each => each === view)),
      [],
    );
  });

  it('names only commands that exist in its menus', () => {
    const known = new Set(contributes.commands.map(each => each.command));
    for (const entries of Object.values(contributes.menus)) {
      for (const { command } of entries) if (command !== undefined) assert.ok(known.has(command), command);
    }
  });

  it('starts after the editor', () => assert.deepEqual(manifest.activationEvents, ['onStartupFinished']));

  it('keeps what could weaken a warning out of the hands of an untrusted workspace', () => {
    const { restrictedConfigurations, supported } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    const settings = Object.entries(contributes.configuration.properties);
    for (const [key, { scope }] of settings) {
      // A workspace cannot set settings of these scopes.
      const isOfPerson = scope === 'application' || scope === 'machine';
      const isSafe = restrictedConfigurations.includes(key) || isOfPerson || key === contract.settings.showDropped;
      assert.ok(isSafe, `${key} could be set by a cloned repository`);
    }
  });

  it('asks for types no newer than the oldest editor', () => {
    assert.equal(manifest.engines.vscode.replace('^', ''), manifest.devDependencies['@types/vscode']);
  });

  it('pins every dependency, and installs none with the program: the bundles hold them', () => {
    assert.equal('dependencies' in manifest, false);
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  it('points at files that are there', () => {
    const files = [...text.matchAll(/"(media\/[\w.-]+)"/g)].map(match => match[1] ?? '');
    assert.ok(files.length > 5);
    for (const file of files) assert.ok(existsSync(file), file);
  });

  it('has the license, the change log and the rest that a reader looks for', () => {
    for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'telemetry.json']) {
      assert.ok(existsSync(file), file);
    }
  });
});

describe('both packages', () => {
  it('pass on the licenses of what their bundles contain', () => {
    const notices = readFileSync('dist/ThirdPartyNotices.txt', 'utf8');
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
    const imported = sources.flatMap(name => [
      ...readFileSync(`src/${name}`, 'utf8').matchAll(
        /^(?:import|export) (?!type).*from '((?:@[^/']+\/)?[a-z][\w-]*)(?:\/[^']*)?';/gm,
      ),
    ]);
    const packages = new Set(imported.map(([, name = '']) => name).filter(name => name !== 'vscode'));
    assert.ok(packages.size > 5);
    for (const name of packages) assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    for (const file of ['.vscodeignore', '.npmignore'])
      assert.match(readFileSync(file, 'utf8'), /^!dist\/ThirdPartyNotices\.txt$/m, file);
  });
});

describe('.vscodeignore', () => {
  it('denies all and allows by name', () => {
    const lines = readFileSync('.vscodeignore', 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'));
    assert.equal(lines[0], '**');
    assert.ok(lines.slice(1).every(line => line.startsWith('!')));
  });
});
