import { assistantName } from '../../assistants/catalogue.ts';
import type { Message } from '../../message.ts';
import { markdownCode, markdownTable, md } from '../../report/formats/markdown.ts';
import type { Artefact, Coverage, CoverageRow, PolicyBuild } from './types.ts';

type Say = (message: Message) => string;

/** The display text of each kind of coverage. */
export const coverageText: Readonly<Record<Coverage, string>> = {
  enforced: 'enforced by this key',
  reported: 'reported only',
  none: 'not enforceable there',
};

/** Counts the rows of each kind. */
export function countCoverage(rows: readonly CoverageRow[]): Readonly<Record<Coverage, number>> {
  const counts = { enforced: 0, reported: 0, none: 0 };
  for (const { coverage } of rows) counts[coverage]++;
  return counts;
}

/** Formats the report as JSON with stable keys and its own schema. */
export function coverageJson({ artefacts, coverage, refused, notes }: PolicyBuild, say: Say): string {
  const body = {
    schema: 'sightglass/policy-build/1',
    counts: countCoverage(coverage),
    files: artefacts.map(({ path, tools, system }) => ({ path, tools, system })),
    coverage: coverage.map(({ why, claim, ...row }) => ({
      ...row,
      why: why === null ? null : say(why),
      fidelity: claim?.fidelity ?? null,
      source: claim?.source ?? null,
    })),
    refused: refused.map(say),
    notes: notes.map(({ place, note }) => ({ place, note: say(note) })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** Formats the report as Markdown, for the administrator who rolls the files out. */
export function coverageMarkdown(build: PolicyBuild, organisation: string, say: Say): string {
  const { enforced, reported, none } = countCoverage(build.coverage);
  const rows = build.coverage.map(each => [
    markdownCode(each.rule),
    assistantName(each.tool),
    each.subject === null ? '' : markdownCode(each.subject),
    coverageText[each.coverage],
    each.key === null ? '' : markdownCode(each.key),
    each.systems.join(', '),
    each.claim === null ? '' : `${each.claim.fidelity}, ${each.claim.source.date}`,
    each.why === null ? '' : say(each.why),
  ]);
  const parts = [
    md`# What the policy of ${organisation} enforces`.markdown,
    `${enforced} lines enforced by a key, ${reported} reported only, ${none} not enforceable there.`,
    ...(build.refused.length === 0
      ? []
      : ['## Not written', build.refused.map(each => md`- ${say(each)}`.markdown).join('\n')]),
    '## Before you roll out',
    [...rollOut, ...distinct(build.notes.map(({ place, note }) => md`- ${place}: ${say(note)}`.markdown))].join('\n'),
    '## Rules',
    markdownTable(['Rule', 'Tool', 'What', 'Coverage', 'Key', 'Systems', 'How it is known', 'Why'], rows).markdown,
    '## Files',
    build.artefacts.map(fileLine).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const rollOut: readonly string[] = [
  '- On Linux and macOS a file belongs to root, has mode 0644, lies in a folder with mode 0755, and is no link.',
  '- On Windows only administrators may write it. No file here has a byte-order mark.',
  '- A profile, a registry file and a plain file of one tool say the same: roll out one of them.',
  '- Read a file back with the tool itself after rolling it out; `sightglass policy check` on the machine tells the rest.',
  '- The hooks of the guard start Node and the program that `npm install -g` puts there; change the paths where yours differ.',
];

function fileLine({ path, tools }: Artefact): string {
  return md`- ${markdownCode(path)} (${tools.length > 6 ? 'all tools' : tools.join(', ')})`.markdown;
}

function distinct(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
