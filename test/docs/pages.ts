import { catalogue } from '../../src/core/assistants/catalogue.ts';
import { usage } from '../../src/cli/arguments/usage.ts';
import { assistantPage, indexPage } from './assistantPage.ts';
import { settingsPage } from './settingsPage.ts';

/** The pages that are made from data: paths below `docs/`, and texts. */
export function madePages(): ReadonlyMap<string, string> {
  return new Map([
    ['assistants/README.md', indexPage()],
    ...catalogue.map(each => [`assistants/${each.id}.md`, assistantPage(each)] as const),
    ['command-line.md', commandLinePage()],
    ['settings.md', settingsPage()],
  ]);
}

function commandLinePage(): string {
  return `# The command line\n\nMade by \`npm run docs\` from \`sightglass --help\`.\n\n\`\`\`text\n${usage}\`\`\`\n`;
}
