import { catalogue } from '../../src/core/assistants/catalogue.ts';
import { explainedCommands, usage, usageOf } from '../../src/cli/arguments/usage.ts';
import { assistantPage, indexPage } from './assistantPage.ts';
import { settingsPage } from './settingsPage.ts';

/** Returns the pages that are generated from data: paths below `docs/`, and texts. */
export function madePages(): ReadonlyMap<string, string> {
  return new Map([
    ['assistants/README.md', indexPage()],
    ...catalogue.map(each => [`assistants/${each.id}.md`, assistantPage(each)] as const),
    ['command-line.md', commandLinePage()],
    ['settings.md', settingsPage()],
  ]);
}

function commandLinePage(): string {
  const [summary = '', , shared = '', codes = ''] = usage.split('\n\n');
  const parts = explainedCommands.map(name => {
    const [own = '', examples = ''] = (usageOf([name]) ?? '').split('\n\n');
    return `## ${name}\n\n${text(`${own}\n\n${examples}\n`)}`;
  });
  const head = `# The command line\n\nMade by \`npm run docs\` from \`sightglass --help\`: ${summary.replace(/^\w+: /, '')}.`;
  return [head, ...parts, `## Shared options\n\n${text(`${shared}\n\n${codes}`)}`].join('\n\n') + '\n';
}

function text(lines: string): string {
  return `\`\`\`text\n${lines}\`\`\``;
}
