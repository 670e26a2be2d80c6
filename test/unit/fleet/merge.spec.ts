import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { FleetMerge } from '../../../src/core/fleet/merge/merge.ts';
import { countsOf, readOlder } from '../../../src/core/fleet/merge/trend.ts';
import type { FleetReport } from '../../../src/core/fleet/types.ts';
import { fleetCycloneDx } from '../../../src/core/report/formats/cycloneDx.ts';
import { fleetCsv, fleetJson } from '../../../src/core/report/fleetData.ts';
import { mergeFiles } from '../../../src/node/fleet/mergeFiles.ts';
import { fleetPage } from '../../../src/text/pages/fleetPage.ts';
import { fleetReportOf } from '../../../scripts/bench/lib/fleetReports.mjs';
import { random as randomFrom } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';

const say = ({ code }: { readonly code: string }): string => code;
const reports = (count: number, seed: number, day = 29): readonly FleetReport[] => {
  const next = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => fleetReportOf(i, next, day) as FleetReport);
};
const merged = (all: readonly FleetReport[], now: number | null = null): FleetMerge => {
  const merge = new FleetMerge(now);
  for (const report of all) merge.add(report, '');
  return merge;
};

describe('fleet: the merge', () => {
  const { put, at } = scratchFolder();

  it('counts as a plain count of the reports does', () => {
    const all = reports(300, 7);
    const summary = merged(all).summary(null);
    const machinesWith = (test: (report: FleetReport) => boolean): number => all.filter(test).length;
    assert.equal(summary.machines.length, 300);
    assert.ok(summary.tools.length > 5 && summary.drift.length > 20 && summary.rules.length > 5);
    for (const { type, identifier, name, machines, unapproved } of summary.tools) {
      assert.equal(
        machines,
        machinesWith(({ tools }) =>
          tools.some(each => each.type === type && each.identifier === identifier && each.name === name),
        ),
      );
      assert.equal(
        unapproved,
        machinesWith(
          ({ policy }) =>
            policy?.results.some(
              each => each.rule === 'tools.approved' && each.tool === identifier && each.outcome === 'broken',
            ) === true,
        ),
      );
    }
    for (const { rule, tool, subject, layer, machines } of summary.drift) {
      const isIt = (each: NonNullable<FleetReport['policy']>['results'][number]): boolean =>
        each.rule === rule &&
        each.tool === tool &&
        each.subject === subject &&
        each.layer === layer &&
        each.outcome === 'broken';
      assert.equal(
        machines,
        machinesWith(({ policy }) => policy?.results.some(isIt) === true),
      );
    }
    for (const { rule, broken, met } of summary.rules) {
      const own = (report: FleetReport): readonly string[] =>
        (report.policy?.results ?? []).filter(each => each.rule === rule).map(each => each.outcome);
      assert.equal(
        broken,
        machinesWith(report => own(report).includes('broken')),
      );
      assert.equal(
        met,
        machinesWith(report => own(report).length > 0 && own(report).every(each => each === 'met')),
      );
    }
    assert.equal(
      summary.withoutPolicy,
      machinesWith(({ policy }) => policy === null),
    );
    const secrets = all.flatMap(({ sent }) => sent ?? []).reduce((sum, each) => sum + each.secrets, 0);
    assert.equal(
      summary.machines.reduce((sum, each) => sum + (each.secretsSent ?? 0), 0),
      secrets,
    );
  });

  it('counts the newest report of a machine, in whatever order they come', () => {
    const [old, now] = [reports(50, 1, 2), reports(50, 2, 20)];
    const one = merged([...old, ...now]).summary(null);
    const other = merged([...now, ...old].reverse()).summary(null);
    assert.equal(one.superseded, 50);
    assert.deepEqual(one.machines, other.machines);
    assert.deepEqual(one.machines, merged(now).summary(null).machines);
    assert.deepEqual(one.tools, merged(now).summary(null).tools);
  });

  it('does not let a report from the future win for good, and says that it is one', () => {
    const now = Date.parse('2026-11-29T12:00:00Z');
    const [report] = reports(1, 1);
    assert.ok(report !== undefined);
    const at = (time: string): FleetReport => ({ ...report, time });
    const counted = (...times: readonly string[]) => {
      const summary = merged(times.map(at), now).summary(null);
      return [summary.machines[0]?.time, summary.aheadCount, summary.superseded, summary.from];
    };
    const [old, skewed, ahead] = ['2026-11-28T12:00:00Z', '2026-11-30T11:59:59Z', '2999-01-01T00:00:00Z'];
    assert.deepEqual(counted(ahead, old), [old, 1, 1, old]);
    assert.deepEqual(counted(old, ahead), [ahead, 1, 1, null]);
    assert.deepEqual(counted(skewed, old), [skewed, 0, 1, skewed]);
    assert.deepEqual(counted(old, ahead, skewed, old), [skewed, 1, 3, skewed]);
    // Half a second later, although it sorts first as a text.
    const half = '2026-11-28T12:00:00.500Z';
    assert.deepEqual(counted(half, old), [half, 0, 1, half]);
    const summary = merged([at(ahead)], now).summary(null);
    assert.deepEqual(summary.ahead, [{ place: '', message: { code: 'fleet.read.ahead', args: { time: ahead } } }]);
    assert.equal(summary.problemCount, 0);
    assert.match(fleetPage(summary), /1 reports are dated more than a day after this merge/);
  });

  it('refuses days that there are not, with the line', async () => {
    const [report] = reports(1, 1);
    const days = ['2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2024-02-29', '2026-11-29'];
    const times = [...days.map(day => `${day}T10:00:00Z`), '2026-11-29T24:00:00Z', '2026-11-29T10:60:00Z'];
    put('days.ndjson', times.map(time => JSON.stringify({ ...report, time })).join('\n'));
    const summary = (await mergeFiles([{ file: at('days.ndjson') }])).summary(null);
    assert.deepEqual(
      summary.problems.map(({ place, message }) => [place, message.args]),
      [1, 2, 3, 4, 5, 8, 9].map(line => [`days.ndjson:${line}`, { place: 'time' }]),
    );
    assert.equal(summary.superseded, 1);
  });

  it('compares with an older merge that was written', () => {
    const before = merged(reports(80, 3)).summary(null);
    const older = readOlder(JSON.parse(fleetJson(before, say)));
    assert.ok(older !== null);
    assert.deepEqual(merged(reports(80, 3)).summary(older).trend, [
      { what: 'machines', name: '', before: 80, now: 80 },
    ]);
    const trend = merged(reports(100, 4)).summary(older).trend ?? [];
    const counts = new Map(countsOf(before).map(each => [`${each.what} ${each.name}`, each.count]));
    assert.ok(trend.length > 5);
    for (const { what, name, before: count } of trend) assert.equal(count, counts.get(`${what} ${name}`) ?? 0);
    for (const value of [null, {}, { schema: 'sightglass/fleet-merge/1' }, []]) assert.equal(readOlder(value), null);
  });

  it('reads lines, whole files, lists, folders and gzip, and tells what it cannot read with its place', async () => {
    const lines = reports(7, 5).map(report => JSON.stringify(report));
    put('in/lines.ndjson', `${lines.slice(0, 2).join('\n')}\nnonsense\n\n{"schema":"sightglass/fleet-report/2"}`);
    put('in/sub/one.json', JSON.stringify(JSON.parse(lines[2] ?? ''), null, 2));
    put('in/list.json', `[${lines.slice(3, 5).join(',')}]`);
    put('in/packed.jsonl.gz', gzipSync(`${lines[5] ?? ''}\n${lines[6] ?? ''}\n`));
    put('in/notes.txt', 'nothing of ours');
    mkdirSync(at('in/folder.json'));
    const merge = await mergeFiles([{ file: at('in') }, { file: at('absent.json') }]);
    const summary = merge.summary(null);
    assert.equal(summary.machines.length, 7);
    assert.deepEqual(
      summary.problems.map(({ place, message }) => [place, message.code]),
      [
        ['in/lines.ndjson:3', 'fleet.read.json'],
        ['in/lines.ndjson:5', 'fleet.read.newer'],
        ['absent.json', 'fleet.read.file'],
      ],
    );
  });

  it('waits for nobody: a pipe or a device among the files is told', async function () {
    if (process.platform === 'win32') this.skip();
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [at('pipe.json')]);
    const merge = await mergeFiles([{ file: at('pipe.json') }, { file: '/dev/zero' }]);
    assert.equal(merge.summary(null).problemCount, 2);
  });

  it('no text of a report becomes markup, a script or a formula', () => {
    const [first] = reports(1, 9);
    assert.ok(first !== undefined);
    const evil = '<img src=x onerror=alert(1)>';
    const machine = { ...first.machine, host: '=HYPERLINK("x")', user: evil, platform: evil };
    const row = { rule: evil, tool: evil, subject: evil, outcome: 'broken', layer: evil, managed: false } as const;
    const tool = {
      type: 'mcp_server',
      name: evil,
      identifier: evil,
      source: evil,
      version: evil,
      endpoint: evil,
      detail: evil,
    } as const;
    const report = {
      ...first,
      machine,
      tools: [tool, { ...tool, type: 'agents' as const }],
      policy: { organisation: evil, digest: '0'.repeat(64), results: [row] },
    };
    const summary = merged([report]).summary(null);
    const page = fleetPage(summary);
    assert.ok(!page.includes('<img') && !page.includes('<script') && page.includes('&lt;img'));
    assert.match(fleetCsv(summary), /"'=HYPERLINK\(""x""\)"/);
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const named = { ...report, machine: { ...machine, host: `${start}1`, user: `${start}2` } };
      const text = fleetCsv(merged([named]).summary(null));
      for (const cell of [`'${start}1`, `'${start}2`]) assert.ok(text.includes(cell), JSON.stringify(text));
    }
    assert.ok(path.isAbsolute(at('x')));
  });

  it('is small, and says the same each time', () => {
    const all = reports(2_000, 11);
    const [one, other] = [merged(all).summary(null), merged([...all].reverse()).summary(null)];
    assert.ok(fleetPage(one).length < 2_000_000);
    assert.equal(fleetJson(one, say), fleetJson(other, say));
    const bom = JSON.parse(fleetCycloneDx(one, '1.0.0')) as {
      readonly specVersion: string;
      readonly components: readonly { readonly 'bom-ref': string }[];
    };
    assert.equal(bom.specVersion, '1.7');
    const references = bom.components.map(each => each['bom-ref']);
    assert.equal(new Set(references).size, references.length);
  });
});
