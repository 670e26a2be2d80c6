import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogue } from '../../src/core/assistants/catalogue.ts';
import { policyFormats } from '../../src/core/egress/policy/catalogue.ts';
import { buildPolicy } from '../../src/core/egress/policy/model.ts';
import { everyTemplate } from '../../src/text/everyTemplate.ts';
import { render } from '../../src/text/render.ts';
import { check, checkers } from './checkers.ts';

/** Prints, for each format, the program that checked it and its answer. Exit code 1 if a format was refused. */
function main(): void {
  const model = buildPolicy({
    tools: catalogue.map(each => each.id),
    allowedHosts: [],
    blockedClasses: ['telemetry', 'error-reporting', 'experiments'],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-policy-'));
  for (const format of policyFormats) {
    const own = checkers.filter(checker => checker.format === format.id);
    if (own.length === 0) print(format.id, '-', '-', 'no checker that can be installed here');
    for (const unlisted of format.unlisted) {
      const say = (message: Parameters<typeof render>[0]): string => render(message, undefined, everyTemplate);
      const files = format.write(model, { unlisted, userId: 1500, program: '/usr/bin/agent', say });
      for (const checker of own) {
        const result = check(checker, files, path.join(folder, `${format.id}-${unlisted}`));
        const remark = result.outcome === 'not run' ? `: ${result.missing} is missing` : '';
        print(format.id, unlisted, checker.program, result.outcome + remark);
        if (result.outcome !== 'refused') continue;
        process.stdout.write(`${result.output}\n`);
        process.exitCode = 1;
      }
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

function print(...cells: readonly string[]): void {
  const widths = [18, 8, 52, 0];
  process.stdout.write(`${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('')}\n`);
}

main();
