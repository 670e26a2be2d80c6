// The page with the results of the lab.

const partTitles = {
  context: 'First request',
  guard: 'Guard',
  history: 'Records',
  settings: 'Settings',
  policy: 'Policy',
};

/** Returns a row for each agent: its version, and the counts right / wrong / not shown, by part and in total. */
export function rowsOf(results, versions) {
  return Object.entries(versions).map(([agent, version]) => {
    const own = results.filter(each => each.agent === agent);
    const count = (list, result) => list.filter(each => each.result === result).length;
    const cell = list =>
      list.length === 0 ? '–' : `${count(list, 'right')} / ${count(list, 'wrong')} / ${count(list, 'unknown')}`;
    return [
      agent,
      version,
      String(own.length),
      ...Object.keys(partTitles).map(part => cell(own.filter(each => each.part === part))),
      cell(own),
    ];
  });
}

/** Returns the whole page; agents that were not tried this time keep their earlier rows. */
export function factsPage(before, results, versions, date) {
  const head = ['Agent', 'Version', 'Looked at', 'Claims', ...Object.values(partTitles), 'All'];
  const fresh = new Map(
    rowsOf(results, versions).map(([agent, version, ...rest]) => [agent, [agent, version, date, ...rest]]),
  );
  const kept = before
    .split('\n')
    .filter(line => /^\| [a-z-]+ +\| [\d.]+/.test(line))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
    .filter(([agent]) => !fresh.has(agent));
  const rows = [...kept, ...fresh.values()].sort(([a], [b]) => (a < b ? -1 : 1));
  const wrong = results.filter(each => each.result === 'wrong');
  const oldWrong = before.split('\n').filter(line => kept.some(([agent]) => line.startsWith(`- ${agent}, `)));
  const list = [
    ...oldWrong,
    ...wrong.map(({ agent, part, claim }) => `- ${agent}, ${partTitles[part]}: ${claim}`),
  ].sort();
  return [
    '# What the lab found',
    '',
    'Made by `npm run lab -- --write` (see [CONTRIBUTING](../CONTRIBUTING.md)): real agents from npm, each in a network of its own with a',
    'model on the loopback. Each cell counts the claims of Sightglass that were right / wrong / could not be shown in this run.',
    'A first request counts each file and fact that went along or was called certain; the guard each way in which a text went out',
    'without it; records each text that was sent or not; settings what the agent takes and which hosts it asks; a policy each rule',
    'with an attempt to get round it.',
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
    '',
    ...(list.length === 0
      ? []
      : ['Wrong in that run; what was mended since is right in the next one:', '', ...list, '']),
  ].join('\n');
}
