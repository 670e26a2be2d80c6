import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { shellFormat } from '../../../src/core/config/shellFormat.ts';
import { scanShell, type ShellDialect } from '../../../src/core/config/shellScan.ts';

/** Returns the value and the line; `?` if it is not known, `-` if it is not set. */
function read(text: string, dialect: ShellDialect = 'posix', name = 'X'): string {
  const found = shellFormat(dialect).lookup(text, [name]);
  assert.equal(found.kind, 'value');
  if (found.kind !== 'value') return '';
  if (found.isDynamic) return `? ${found.line}`;
  return found.value === undefined ? '-' : `${JSON.stringify(found.value)} ${found.line}`;
}

function written(text: string | null, dialect: ShellDialect = 'posix', value: string | boolean = '1'): string {
  const edited = shellFormat(dialect).write(text, ['X'], value);
  return edited.text ?? `! ${edited.problem.args['line']}`;
}

describe('variables in the start files of a shell', () => {
  it('counts what is exported, in every way to say so', () => {
    assert.equal(read('export X=1\n'), '"1" 1');
    assert.equal(read('\uFEFFexport X=1\n'), '"1" 1');
    assert.equal(read('#!/bin/sh\nX=1\nexport X\n'), '"1" 2');
    assert.equal(read('export X\nX=1'), '"1" 2');
    assert.equal(read('export Y=0 X=1 Z=2'), '"1" 1');
    assert.equal(read('export Y X=1; X=2'), '"2" 1');
    assert.equal(read('declare -x X=1'), '"1" 1');
    assert.equal(read('typeset -gx X=1'), '"1" 1');
    assert.equal(read('set -a\nX=1\nset +a\nY=2'), '"1" 2');
    assert.equal(read('set -a\nset +a\nX=1'), '-');
    assert.equal(read('set -a; declare X=1'), '"1" 1');
    assert.equal(read("export Y=$'it\\'s' X=1"), '"1" 1');
    assert.equal(read('export Y=$(echo "(" ) X=1'), '"1" 1');
    assert.equal(read('export Y=`a` X=1'), '"1" 1');
    assert.equal(read('export Y=${Z:-{} X=1'), '"1" 1');
    assert.equal(read('X=1\n'), '-', 'not exported');
    assert.equal(read('X=1 some-command'), '-', 'for one command');
    assert.equal(read('declare X=1'), '-');
    assert.equal(read('export -n X=1'), '-');
    assert.equal(read('export X=1; export -n X'), '-');
    assert.equal(read('declare -x X=1; declare +x X'), '-');
    assert.equal(read('export XX=1; export X_=2; echo export X=3'), '-');
  });

  it('takes the last word of the file, and an unset', () => {
    assert.equal(read('export X=1\nexport X=2\n'), '"2" 2');
    assert.equal(read('export X=1\nunset X\n'), '-');
    assert.equal(read('export X=1\nunset -v Y X\nexport X=3'), '"3" 3');
    assert.equal(read('export X=1\nreturn\nexport X=2'), '"1" 1');
    assert.equal(read('[ -t 0 ] || return\nexport X=2'), '"2" 2', 'a return that may not happen');
  });

  it('reads quotes, escapes and continued lines as the shell does', () => {
    assert.equal(read(`export X='a b'"c d"e\\ f`), '"a bc de f" 1');
    assert.equal(read('export X="a\\"b\\\\c\\d"'), `${JSON.stringify('a"b\\c\\d')} 1`);
    assert.equal(read('export \\\n  X=1'), '"1" 2');
    assert.equal(read('export X=1 # X=2\n# export X=3\n'), '"1" 1');
    assert.equal(read('export X=1#2'), '"1#2" 1');
    assert.equal(read('export X='), '"" 1');
    assert.equal(read('echo \'export X=1\n\'\necho "\nexport X=2\n"'), '-', 'inside strings');
    assert.equal(read('cat <<END\nexport X=1\nEND\n'), '-');
    assert.equal(read('cat <<-"END" >f\nexport X=1\n\tEND\nexport X=2'), '"2" 4');
    assert.equal(read('cat <<<word\nexport X=1'), '"1" 2');
    assert.equal(read('export X=1 >/dev/null 2>&1; true'), '"1" 1');
  });

  it('does not know what only running would tell', () => {
    for (const value of ['$Y', '"a$Y"', '`id`', '$(id -u)', '${Y:-1}', '"$(echo ")" )"', '~/x', "$'a'"]) {
      assert.equal(read(`export X=${value}`), '? 1', value);
    }
    assert.equal(read('export X=1\nexport X+=2'), '? 2');
    assert.equal(read('if true; then\n  export X=1\nfi'), '? 2');
    assert.equal(read('[ -f y ] && export X=1'), '? 1');
    assert.equal(read('true || \\\n export X=1'), '? 2');
    assert.equal(read('true &&\n\n export X=1\nexport Y=2'), '? 3');
    assert.equal(read('for i in 1 2; do export X=1; done'), '? 1');
    assert.equal(read('f() {\n export X=1\n}\n'), '? 2');
    assert.equal(read('function f {\n export X=1\n}\n'), '? 2');
    assert.equal(read('( export X=1 )'), '-', 'in a shell of its own');
    assert.equal(read('{ export X=1 }'), '? 1');
    assert.equal(read('case $- in\n  *i*) export X=1;;\n  (a|b) : ;;\nesac\n'), '? 2');
    assert.equal(read('echo 1 | export X=1 | cat'), '? 1');
    assert.equal(read('export X=1\nif false; then unset X; fi'), '? 2');
  });

  it('knows again behind a block', () => {
    assert.equal(read('if a && b; then c; fi\nexport X=1'), '"1" 2');
    assert.equal(read('f() { c; }\nexport X=1'), '"1" 2');
    assert.equal(read('case $- in *i*) case $y in a) ;; esac ;; *) return;; esac\nexport X=1'), '"1" 2');
    assert.equal(read('a && { b; }\nexport X=1'), '"1" 2');
    assert.equal(read('a && b\nexport X=1'), '"1" 2');
    assert.equal(read('list=(a b\n c)\nexport X=1'), '"1" 3');
    assert.equal(read('((a = 1))\nexport X=1'), '"1" 2');
    assert.equal(read('while read l; do a; done < file\nexport X=1'), '"1" 2');
  });

  it('reads fish', () => {
    const fish = (text: string): string => read(text, 'fish');
    assert.equal(fish('set -gx X 1'), '"1" 1');
    assert.equal(fish('set --export --universal X "a b"'), '"a b" 1');
    assert.equal(fish('set -x -g X 1; set -e X'), '-');
    assert.equal(fish('set -g X 1'), '-');
    assert.equal(fish('set -q X'), '-');
    assert.equal(fish('export X=1'), '"1" 1');
    assert.equal(fish('set -gx X (id -u)'), '? 1');
    assert.equal(fish('set -gx X $HOME/x'), '? 1');
    assert.equal(fish('set -gx X 1 2'), '? 1');
    assert.equal(fish('if status is-interactive\n  set -gx X 1\nend\n'), '? 2');
    assert.equal(fish('test -f y; and set -gx X 1'), '? 1');
    assert.equal(fish('if a\n else if b\n end\nset -gx X 1'), '"1" 4');
    assert.equal(fish("function f; end\nset -gx X 'it\\'s'"), `"it's" 2`);
  });

  it('reads dotenv files', () => {
    const dotenv = (text: string): string => read(text, 'dotenv');
    assert.equal(dotenv('X=1\n'), '"1" 1');
    assert.equal(dotenv('\uFEFF export X = a b # c\r\n'), '"a b" 1');
    assert.equal(dotenv('# X=1\nXX=2\n'), '-');
    assert.equal(dotenv('X=1\nX="2 # 3"\n'), '"2 # 3" 2');
    assert.equal(dotenv("X='a $b'"), '"a $b" 1');
    assert.equal(dotenv('X="a\nX=2\nb"'), '"a\\nX=2\\nb" 1');
    assert.equal(dotenv('X=$Y'), '? 1');
    assert.equal(dotenv('X="a\\nb"'), '? 1');
    assert.equal(dotenv('X=\nY=1'), '"" 1');
  });

  it('agrees with bash about what it claims to know', () => {
    const piece = fc.constantFrom(
      ...[
        'export X=1',
        'X=2',
        'export X',
        'unset X',
        'export -n X',
        'export X="a b"',
        "export X='c d'\\ e",
        'Y=1 X=3 true',
      ],
      ...['if true; then export X=4; fi', 'false && export X=5', 'f() { export X=6; }', 'f() { :; }', '(export X=7)'],
      ...[
        'cat <<END >/dev/null\nexport X=8\nEND',
        "true 'export X=9\n'",
        '# export X=10',
        'declare -x X=11',
        'declare +x X',
      ],
      ...[
        'set -a',
        'set +a',
        'case a in a) : ;; b) export X=12 ;; esac',
        'export \\\n X=13 ; : # X=14',
        'export X=15#x Z=1',
      ],
      ...[
        'list=(a b)',
        'true | export X=16',
        '{ export X=17; }',
        'for i in 1; do :; done',
        'export Y=`true` X=18',
        'X+=19',
      ],
    );
    const scripts = fc.sample(fc.array(piece, { minLength: 1, maxLength: 6 }), { numRuns: 300, seed: 7 });
    const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-shell-'));
    try {
      const texts = scripts.map((lines, at) => {
        const text = `${lines.join('\n')}\n`;
        writeFileSync(path.join(folder, String(at)), text);
        return text;
      });
      const loop = `unset X; for i in $(seq 0 ${texts.length - 1}); do ( . ./$i; printenv X || echo '-unset-' ); done`;
      const answers = execFileSync('bash', ['--norc', '-c', loop], { cwd: folder, encoding: 'utf8' }).split('\n');
      let known = 0;
      for (const [at, text] of texts.entries()) {
        const found = shellFormat('posix').lookup(text, ['X']);
        if (found.kind !== 'value' || found.isDynamic) continue;
        known++;
        assert.equal(found.value ?? '-unset-', answers[at], text);
      }
      assert.ok(known > 100, `only ${known} were known`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('changes the value that counts, or adds one line at the end', () => {
    assert.equal(written('# c\nexport X=0 # keep\nexport Y=1\n'), '# c\nexport X=1 # keep\nexport Y=1\n');
    assert.equal(written("X='0' Y=2\nexport X"), 'X=1 Y=2\nexport X');
    assert.equal(written('export Y=1'), 'export Y=1\nexport X=1\n');
    assert.equal(written('X=1\r\n'), 'X=1\r\nexport X=1\r\n', 'set and not exported');
    assert.equal(written(null), 'export X=1\n');
    assert.equal(written(null, 'posix', "it's 1"), "export X='it'\\''s 1'\n");
    assert.equal(written(null, 'fish', "it's \\1"), "set -gx X 'it\\'s \\\\1'\n");
    assert.equal(written('set -gx X 0 # c\n', 'fish', false), 'set -gx X false # c\n');
    assert.equal(written('A=1\nX="0"', 'dotenv', 'a b'), "A=1\nX='a b'");
    assert.equal(written('', 'dotenv', "it's"), `X="it's"\n`);
  });

  it('refuses where a line would not count, with the place', () => {
    assert.equal(written('export X=$Y\n'), '! 1');
    assert.equal(written('\nif a; then export X=0; fi\n'), '! 2');
    assert.equal(written("echo 'open"), '! 1');
    assert.equal(written('cat <<END\n'), '! 2');
    assert.equal(written('if true; then\n'), '! 2');
    assert.equal(written('export Y=1\nexit 0\n'), '! 3');
  });

  it('is linear on hostile texts', () => {
    for (const unit of [
      '<',
      '(',
      '{ ',
      '$(',
      '"',
      "'",
      '`',
      '\\',
      'case x in ',
      'if ',
      'X="',
      "X='a\nX=`",
      'X=\t',
      '<<a ',
      '&& ',
    ]) {
      const timeOf = (count: number): number => {
        const text = `export X=1\n${unit.repeat(count)}`;
        const start = process.cpuUsage();
        for (const dialect of ['posix', 'fish', 'dotenv'] as const) shellFormat(dialect).lookup(text, ['X']);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      };
      // Times are compared within one run: 32 times as much text takes 32 times as long if the work is linear, and 1,024 times if
      // it is quadratic. The bound is far from both, however busy the machine is.
      const small = Math.max(...[1, 2, 3].map(() => timeOf(6_250)), 1_000);
      const large = timeOf(200_000);
      assert.ok(large < 400 * small, `${unit}: ${large} µs against ${small} µs for a 32nd`);
    }
    assert.ok(scanShell('a;'.repeat(10_000), 'posix').length === 10_000);
  });
});
