import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { checkDrift } from '../../../src/core/ignore/drift/check.ts';
import { evaluate, RuleSet } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';

// 100,000 files in 2,500 folders, and 500 patterns in 30 ignore files: one at the root for each of six assistants, the rest nested.
// Everything comes from a repeatable generator, so two runs measure the same data.
const fileCount = 100_000;
const folderCount = 2_500;
const ruleFileCount = 30;
const patternCount = 500;

let state = 7;
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 8) % limit;
}

const endings = ['ts', 'js', 'json', 'md', 'pem', 'env', 'log', 'csv', 'tf', 'py'];
const folders = Array.from(
  { length: folderCount },
  (_, index) => `pkg${index % 50}/src/mod${index % 500}/part${index}`,
);
const paths = Array.from({ length: fileCount }, (_, index) => {
  const ending = endings[index % endings.length] ?? 'ts';
  return `${folders[index % folderCount] ?? ''}/file${index}.${ending}`;
}).sort();

const rootFiles = [
  '.gitignore',
  '.cursorignore',
  '.copilotignore',
  '.codeiumignore',
  '.continueignore',
  '.aiderignore',
];
const nestedNames = ['.gitignore', '.continueignore'];

function pattern(): string {
  const number = below(100_000);
  const shapes = [
    `*.x${number}`,
    `file${number}.env`,
    `/pkg${number % 50}/src/mod${number % 500}/part${number % folderCount}/file${number}.pem`,
    `**/part${number % folderCount}/*.log`,
    `mod${number % 500}/**/file${number}.*`,
    `part${number % folderCount}/`,
    `!file${number}.[cm]sv`,
  ];
  return shapes[below(shapes.length)] ?? '';
}

const perFile = Math.ceil(patternCount / ruleFileCount);
const texts = new Map<string, string>();
for (let index = 0; index < ruleFileCount; index++) {
  const name =
    rootFiles[index] ?? `${folders[index * 7] ?? ''}/${nestedNames[index % nestedNames.length] ?? '.gitignore'}`;
  texts.set(name, `${Array.from({ length: perFile }, pattern).join('\n')}\n`);
}
const fresh = (): readonly RuleFile[] => [...texts].flatMap(([name, text]) => ruleFileAt(name, text));
const assistants = ['copilot', 'cursor', 'windsurf', 'continue', 'aider', 'claude-code'].flatMap(
  id => assistantById(id) ?? [],
);
const facts = { contentExclusion: null };

function time<T>(name: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  process.stdout.write(`${name.padEnd(64)} ${(performance.now() - start).toFixed(1).padStart(9)} ms\n`);
  return result;
}

const rounds = 5;
for (let round = 0; round < rounds; round++) {
  const ruleFiles = fresh();
  time(`100,000 files × 500 patterns in 30 files, all rules at once`, () => {
    const rules = new RuleSet(ruleFiles);
    let held = 0;
    for (const path of paths) if (rules.decide(path).ignored) held++;
    return held;
  });
}
const ruleFiles = fresh();
const features = assistants.reduce((sum, each) => sum + each.features.length, 0);
time(`full verdicts of ${assistants.length} assistants (${features} features) for 100,000 files`, () => {
  let sent = 0;
  for (const path of paths)
    sent += verdicts(path, ruleFiles, assistants, facts).filter(each => each.verdict === 'sent').length;
  return sent;
});
// Every path a second time, in another order, as views ask: the folders are known by then, but the previous query was for another
// path.
const rules = new RuleSet(ruleFiles);
for (const path of paths) rules.decide(path);
const shuffled = paths.map((_, index) => paths[(index * 7_919) % paths.length] ?? '');
const start = performance.now();
for (const path of shuffled) rules.decide(path);
const each = ((performance.now() - start) * 1_000) / shuffled.length;
process.stdout.write(`${'one question about a folder that is known'.padEnd(64)} ${each.toFixed(3).padStart(9)} µs\n`);
time(
  'drift check over all of it',
  () =>
    checkDrift({
      paths,
      ruleFiles,
      assistants,
      contentExclusion: null,
      verdictsOf: path => verdicts(path, ruleFiles, assistants, facts),
      secretPaths: new Set(),
      unlistedFolders: new Set(),
      source: null,
    }).length,
);
const hostile = [{ path: '.x', mechanism: '.x', base: '', text: `${'*a'.repeat(2_000)}b\n${'**/a/'.repeat(800)}b\n` }];
time('hostile: 4,000 stars against a path of 4,000 characters', () =>
  evaluate(hostile, 'a/'.repeat(2_000).slice(0, 4_000)),
);
