// Imports every file of a folder and prints what was read: format, records, records by level, problems.
//   npm run egress:samples -- DIR [--records NAME]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode } from './lib/build/bundle.mjs';

const [folder = '.', ...rest] = process.argv.slice(2);
const shown = rest[rest.indexOf('--records') + 1];

const { outputFiles } = await bundleForNode({
  stdin: {
    contents:
      "export { importCapture } from './src/node/egress/importCapture.ts'; export { everyTemplate } from './src/text/everyTemplate.ts'; export { render } from './src/text/render.ts';",
    resolveDir: process.cwd(),
  },
  write: false,
  format: 'esm',
});
const { importCapture, everyTemplate, render } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

for (const name of readdirSync(folder).sort()) {
  const records = [];
  const problems = [];
  const sink = { record: each => records.push(each), problem: each => problems.push(each) };
  const { format, reason } = await importCapture({ file: path.join(folder, name) }, { sink });
  const levels = Object.entries(Object.groupBy?.(records, each => each.level) ?? {});
  const by = levels.map(([level, list]) => `${list.length} ${level}`).join(', ');
  console.log(`${name.padEnd(22)} ${(format ?? '-').padEnd(16)} ${String(records.length).padStart(4)} records  ${by}`);
  for (const each of [...(reason === null ? [] : [{ message: reason }]), ...problems]) {
    console.log(`${''.padEnd(24)}! ${render(each.message, undefined, everyTemplate)}`);
  }
  if (rest.includes('--records') && name === shown) for (const each of records) console.log(JSON.stringify(each));
}
