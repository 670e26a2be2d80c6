import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Position, Selection, version } from 'vscode';
import { commands as ids } from '../../../src/contract.ts';
import { ask, until } from '../driver.ts';
import { api, at, closeAll, show } from '../editor.ts';

/** Measures typing in a 5,000-line file with 20 documents open, inside the editor. Only prints times, without assertions. */
export function benchSuite(): void {
  suite('Bench', () => {
    suiteSetup(api);
    suiteTeardown(closeAll);

    test('typing in a 5,000-line file with 20 open documents', async () => {
      const { activationTime, slices, snapshot } = await api();
      mkdirSync(path.dirname(at('bench/x').fsPath), { recursive: true });
      for (let index = 0; index < 20; index++) {
        writeFileSync(at(`bench/part${index}.ts`).fsPath, code(1_000, index));
        await show(at(`bench/part${index}.ts`));
      }
      writeFileSync(at('bench/main.ts').fsPath, code(5_000, 99));
      const editor = await show(at('bench/main.ts'));
      const middle = new Position(2_500, 0);
      editor.selection = new Selection(middle, middle);
      await until('the first simulation', () =>
        snapshot().simulations.some(each => each.items.some(item => item.uri.endsWith('/main.ts'))),
      );
      slices.reset();
      await ask({ kind: 'type', text: 'const answer = computeTotal(orders, customers, 42);', delay: 45 });
      await ask({ kind: 'press', keys: 'Enter' });
      await ask({ kind: 'type', text: 'export function again(first: number, second: number) {', delay: 45 });
      await until('the last simulation', () => editor.document.getText().includes('again(first'));
      await new Promise(resolve => setTimeout(resolve, 1_000));
      console.log(`\n    VS Code ${version}: activation ${activationTime.toFixed(1)} ms`);
      console.log('    piece of work on the extension host            count  median     p95  longest (ms)');
      for (const each of slices.statistics().toSorted((a, b) => b.longest - a.longest)) {
        const numbers = [each.median, each.p95, each.longest].map(value => value.toFixed(2).padStart(7)).join(' ');
        console.log(`    ${each.name.padEnd(46)} ${String(each.count).padStart(5)} ${numbers}`);
      }
    });

    test('the privacy report, from the command to the picture, five times', async () => {
      await commands.executeCommand(ids.refresh);
      const times: number[] = [];
      for (let count = 0; count < 5; count++) {
        await closeAll();
        // After the first webview of a window is closed, VS Code takes up to two seconds to start the next one.
        await new Promise(resolve => setTimeout(resolve, 2_000));
        times.push((await commands.executeCommand<number | null>(ids.showPrivacyReport)) ?? 0);
      }
      console.log(`    the privacy report was drawn after ${times.map(time => time.toFixed(0)).join(', ')} ms`);
    });
  });
}

function code(lines: number, seed: number): string {
  const names = ['order', 'customer', 'total', 'invoice', 'price', 'index', 'result', 'basket', 'count', 'label'];
  const word = (index: number): string => names[(index * 7 + seed) % names.length] ?? 'name';
  const text: string[] = [];
  for (let line = 0; line < lines; line += 5) {
    text.push(
      `export function ${word(line)}${line}(${word(line + 1)}: number, ${word(line + 2)}: string): number {`,
      `  const ${word(line + 3)} = ${word(line + 1)} * ${line} + ${word(line + 2)}.length;`,
      `  if (${word(line + 3)} > ${seed}) return ${word(line + 3)} - 1;`,
      `  return ${word(line + 3)};`,
      '}',
    );
  }
  return `${text.join('\n')}\n`;
}
