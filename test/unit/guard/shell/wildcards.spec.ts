import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { decide } from '../../../../src/core/guard/decide.ts';
import type { CommandDialect } from '../../../../src/core/guard/shell/grammar/syntax.ts';
import { random } from '../../random.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { factsFor, type Fixture } from '../support.ts';

/** Only `.env` is held back here. */
const shop: Fixture = { files: { '.env': '', '.cursorignore': '.env\n', 'a.txt': '', 'b.txt': '' } };
const facts = factsFor(shop);
const allowed = (commands: readonly string[], dialect: CommandDialect = 'bash'): readonly string[] =>
  commands.filter(command => decide({ kind: 'shell', command, dialect }, facts).decision === 'allow');

describe('guard: wildcards', () => {
  const scratch = scratchFolder();

  it('are refused if they name a file that is held back, whatever is in their brackets', () => {
    const brackets = [
      ...[
        '.[e:]nv',
        '.[!]x]nv',
        '.[^]x]nv',
        '.[]e]nv',
        '.[\\]e]nv',
        '.["]"e]nv',
        ".[']'e]nv",
        '.[[.e.]]nv',
        '.[[=e=]]nv',
      ],
      ...['.e[![:digit:]:]v', '.en[^]]', '.e[l-o]v', '.e[L-O]v', '.[!a-d]nv', '.@([e])nv', '.[[:lower:]]n?'],
    ];
    assert.deepEqual(allowed(brackets.map(each => `cat ${each}`)), []);
  });

  it('are read as the options and qualifiers of bash and zsh say', () => {
    const ordinary = ['cat *', 'cat *.txt', 'cat ?.[st]xt', 'cat [!c]*', 'cat .E*', 'cat *(om[1])', 'cat a*(.N)'];
    assert.deepEqual(allowed(ordinary), ordinary);
    assert.deepEqual(allowed(['(cd src; echo Done); cat *', 'for f (*.txt) cat $f']).length, 2);
    const hidden = [
      ...['shopt -s dotglob; cat *', 'shopt -s dotglob\ncat ?env', 'bash -O dotglob -c "cat *"', 'GLOBIGNORE=x; cat *'],
      ...['setopt globdots; cat *', 'set -o GLOB_DOTS; cat *', 'cat *(D)', 'cat *(.D)', 'cat ?env(DN)'],
    ];
    assert.deepEqual(allowed(hidden), []);
    const anyCase = ['shopt -s nocaseglob; cat .E*', 'setopt no_case_glob; cat .E*', 'cat (#i).E*', 'cat (#l).E*'];
    assert.deepEqual(allowed(anyCase), []);
    const operators = ['.e#nv', '.x#e(n|x)v', '.^x', '.e(^x)v', '.*~x', '.e(#c1)nv', 'x#.env', '.?(#i)N*', '.[^x]##'];
    assert.deepEqual(allowed(operators.map(each => `setopt extendedglob; cat ${each}`)), []);
    assert.equal(allowed(['git diff HEAD~1', 'git log HEAD^..', 'cat a.txt#1', 'cat b.txt~']).length, 4);
    const lists = ['cat (x|).env', 'cat (.|x)env', 'cat .e\\n(v|x)', 'cat "."(env|x)', 'cat a.txt (.|x)env(N)'];
    assert.deepEqual(allowed(lists), []);
    const qualified = ['cat .e*(N)', 'cat .e[n]v(.)', 'cat .en(u|v)', 'cat .*(nv|x)', 'for f (.e*) cat $f'];
    assert.deepEqual(allowed(qualified), []);
  });

  it('are read as PowerShell does, without case and without negation', () => {
    const naming = ['gc *', 'gc .EN?', 'gc *env', 'gc ?env', 'gc .[!e]nv', 'gc .[^e]nv', 'gc .[D-F]nv'];
    assert.deepEqual(allowed(naming, 'powershell'), []);
    assert.deepEqual(allowed(['gc *.txt', 'gc .[!x]nv'], 'powershell'), ['gc *.txt', 'gc .[!x]nv']);
  });

  it('name at least the files that bash finds', function () {
    for (const [name, text] of Object.entries(shop.files)) scratch.put(name, text);
    const patterns = Array.from({ length: 1_500 }, (_, seed) => patternLike('.env', random(seed + 1)));
    const script = `while IFS= read -r p; do case "/$(eval "printf '%s/' $p" 2>/dev/null)" in */.env/*) echo "$p";; esac; done`;
    const options = { cwd: scratch.root, encoding: 'utf8', input: `${patterns.join('\n')}\n` } as const;
    const { stdout, error } = spawnSync('bash', ['-O', 'extglob', '-c', script], options);
    if (error !== undefined) this.skip();
    const naming = [...new Set(stdout.split('\n'))].filter(each => each !== '');
    assert.ok(naming.length > 100, `${naming.length} of them name the file`);
    assert.deepEqual(allowed(naming.map(each => `cat ${each}`)), []);
  });
});

const members = [
  ...[
    ']',
    '\\]',
    'x',
    ':',
    '-',
    'a-z',
    'A-Z',
    '[:alpha:]',
    '[:digit:]',
    '[=e=]',
    '[.n.]',
    '[',
    '!',
    '^',
    '\\',
    "'",
    '"',
  ],
  ...['/', '.', '[:', '*', 'd-f', 'm-w', '"]"', "'e'", '\\e', '-]'],
];

/** Returns the name with wildcards in place of some of its characters. */
function patternLike(name: string, next: () => number): string {
  const one = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0];
  const member = (unit: string): string => (next() < 0.4 ? unit : (members[Math.floor(next() * members.length)] ?? ''));
  const bracket = (unit: string): string =>
    `[${one(['', '', '', '!', '^'])}${Array.from({ length: 1 + Math.floor(next() * 3) }, () => member(unit)).join('')}]`;
  return [...name]
    .map((unit, at) => {
      if (next() < (at === 0 ? 0.95 : 0.5)) return unit;
      return one([
        bracket,
        bracket,
        bracket,
        () => '?',
        () => '*',
        (each: string) => `@(${each}|x)`,
        (each: string) => `\\${each}`,
      ])(unit);
    })
    .join('');
}
