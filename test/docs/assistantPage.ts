import { assistantName, catalogue } from '../../src/core/assistants/catalogue.ts';
import { requestParts } from '../../src/core/assistants/copilot/records/requestParts.ts';
import { contexts } from '../../src/core/assistants/contexts.ts';
import { firstRequests } from '../../src/core/assistants/firstRequests.ts';
import { hooksOf, sharedHooks } from '../../src/core/assistants/hooks.ts';
import { assistantHosts } from '../../src/core/assistants/hosts.ts';
import { storedData } from '../../src/core/assistants/stored.ts';
import { tools } from '../../src/core/assistants/tools.ts';
import { transcripts } from '../../src/core/assistants/transcripts.ts';
import type { Assistant, Mechanism } from '../../src/core/assistants/types.ts';
import type { AgentProfile } from '../../src/core/context/agent/agentProfile.ts';
import { type Condition, type FileRule, setName } from '../../src/core/context/agent/files/fileRule.ts';
import type { ScopeRule } from '../../src/core/context/agent/scope.ts';
import type { HostFact } from '../../src/core/egress/hosts/types.ts';
import type { Claim } from '../../src/core/fidelity.ts';
import type { Message } from '../../src/core/message.ts';
import type { SettingSpec } from '../../src/core/settings/types.ts';
import { everyTemplate } from '../../src/text/everyTemplate.ts';
import { render } from '../../src/text/render.ts';
import { code, list, section, table } from './markdown.ts';

const say = (message: Message): string => render(message, undefined, everyTemplate);

/** Returns the page of one assistant in Markdown: everything in its folder that users may want to look up. */
export function assistantPage(assistant: Assistant): string {
  return (
    [
      `# ${assistant.name}`,
      `Made by \`npm run docs\` from the data that Sightglass works with. The id on the command line is \`${assistant.id}\`.`,
      ...section('What it sends', contextRows(assistant)),
      ...section('The parts of a request', partRows(assistant.id)),
      ...section('What holds files back', mechanismRows(assistant.mechanisms), gaps(assistant.mechanisms)),
      ...section('Hooks', hookRows(assistant.id)),
      ...section('What it keeps', storedRows(assistant.id), edges(assistant.id)),
      ...section('Outbound and privacy settings', settingRows(assistant.id)),
      ...section('Hosts', hostRows(assistant.id)),
    ].join('\n\n') + '\n'
  );
}

/** Returns the list of all pages. */
export function indexPage(): string {
  const rows = catalogue.map(each => [
    `[${each.name}](${each.id}.md)`,
    each.features.map(({ id }) => id).join(', '),
    each.mechanisms.map(({ id }) => code(id)).join(', '),
    hooksOf(each.id) === null && !sharedHooks.some(({ id }) => id === each.id) ? '' : 'yes',
  ]);
  return (
    [
      '# Assistants',
      'What Sightglass knows of each product, made by `npm run docs` from its data. Every fact has the date on which it was read or measured.',
      ...section('', table(['product', 'features', 'consults', 'hooks'], rows)),
    ].join('\n\n') + '\n'
  );
}

/** Says how something is known, with version or document, and date. */
function known({ fidelity, source }: Claim): string {
  const ref = source.ref.replace(/^Measured\b:? ?/, '');
  return `${fidelity}: ${ref}, ${source.date}`;
}

function contextRows({ id, features }: Assistant): string {
  const context = contexts.find(
    each =>
      [...(each.agents ?? []), ...(each.completions ?? [])].some(({ assistant }) => assistant === id) ||
      each.index?.assistant === id,
  );
  const rows = features.map(feature => [feature.id, feature.reach.replace('-', ' '), known(feature)]);
  const parts = [
    ...(context?.agents ?? []).flatMap(agentRows),
    ...(context?.completions ?? []).flatMap(({ feature, others, edits, claim }) => [
      [feature, 'the text around the cursor', 'certain', known(claim)],
      ...(others === undefined
        ? []
        : [
            [
              feature,
              `other documents, ${others.most} at most: ${say(others.reason)}`,
              'possible',
              known(others.claim),
            ],
          ]),
      ...(edits === undefined
        ? []
        : [[feature, `recent edits, ${edits.most} at most`, 'possible', known(edits.claim)]]),
    ]),
    ...(context?.index === undefined
      ? []
      : [['index', say(context.index.reason), 'possible', known(context.index.claim)]]),
  ];
  const unknowns = [
    ...(context?.agents ?? []),
    ...(context?.completions ?? []),
    ...(context?.index === undefined ? [] : [context.index]),
  ].flatMap(each => each.unknowns.map(say));
  return [
    table(['feature', 'draws from', 'known'], rows),
    table(['feature', 'by itself', 'sent', 'known'], parts),
    ...list('Not known:', unknowns),
  ]
    .filter(text => text !== '')
    .join('\n\n');
}

const editorParts = {
  'active-path': 'the path of the active document',
  'active-text': 'the active document',
  selection: 'the selection',
  'active-text-if-selected': 'the active document, while something is selected',
  'open-paths': 'the paths of open documents',
} as const;

const scopeTexts: Readonly<Record<ScopeRule['of'], string>> = {
  active: 'the active document',
  'active-if-selected': 'the active document, while something is selected',
  open: 'an open document',
};

const placeTexts: Readonly<Record<FileRule['place'], string>> = {
  here: '',
  root: ' in the root of the repository',
  'root-and-here': ', also in the root of the repository',
  'root-of-repository': ' in the root of the repository, where there is one',
  'main-root': ' in the root of the repository that a worktree belongs to',
  between: ' in the folders between this one and the root of the repository',
  'up-to-root': ', also in the folders above, up to the root of the repository',
  'up-to-root-or-home': ', also in the folders above, up to the root of the repository, else to the home folder',
  'up-to-root-or-under-home':
    ', also in the folders above, up to the root of the repository, else below the home folder',
  'up-to-root-or-top': ', also in the folders above, up to the root of the repository, else to the top',
  'up-past-root': ', also in the folders above, up to the one above the repository',
  'up-to-top': ', also in all folders above',
};

const partTexts: Readonly<Record<FileRule['part'], string>> = {
  text: '',
  description: ': name and description',
  servers: ': what its MCP servers offer',
  hooks: ': what its hooks print',
  agents: ': descriptions of its agents',
  tools: ': what programs say about the tools that they add',
  setting: ': the text of a setting',
};

const winnerTexts: Readonly<Record<NonNullable<FileRule['oneOfName']>['wins'], string>> = {
  first: 'the first, in the order of these rows',
  outermost: 'the first, in the order of these rows, and of one folder the last file',
  last: 'the last, in the order of these rows',
  nearest: 'the nearest of the first of these rows',
  any: 'one, and nobody can say which',
};

function keysOf(condition: Condition): readonly string[] {
  return 'key' in condition ? [condition.key] : [];
}

/** Describes what a rule applies to, and when it waits. */
function fileText({
  oneOf,
  place,
  part,
  laterIf = [],
  neverIf = [],
  unlessAny = [],
  unlessSet = [],
  onlyIfSet,
  neverIfText,
  sendsImportsOnly,
  imports,
  limit,
  names,
  oneOfName,
  offBy = [],
  chosenBy,
  excludedBy,
}: FileRule): string {
  const named = oneOf.flatMap(each => {
    if (!each.includes(setName)) return [each];
    const setting = `<${names?.key.join('.') ?? ''}>`;
    return [...(names?.default ?? []), setting, ...(names?.always ?? [])].map(name => each.replace(setName, name));
  });
  const quoted = (keys: readonly string[]): string => [...new Set(keys)].map(code).join(' or ');
  return [
    `${named.map(code).join(names?.default === undefined ? ', else ' : ', ')}${placeTexts[place]}${partTexts[part]}`,
    ...(imports === undefined
      ? []
      : [sendsImportsOnly === true ? 'only what it imports' : `with what it imports, ${imports.depth} deep`]),
    ...(unlessSet.length === 0
      ? []
      : [`not where ${quoted(unlessSet.map(({ key }) => key.join('.')))} switches it off`]),
    ...(onlyIfSet === undefined ? [] : [`where ${code(onlyIfSet.key.join('.'))} switches it on`]),
    ...(neverIfText === undefined ? [] : [`not with a text like ${code(neverIfText.source)}`]),
    ...(limit === undefined ? [] : [`${limit.bytes} bytes of all together at most`]),
    ...(unlessAny.length === 0 ? [] : [`not beside ${quoted(unlessAny)}`]),
    ...(laterIf.length === 0 ? [] : [`later where ${quoted(laterIf.flatMap(keysOf))} says so`]),
    ...(oneOfName === undefined ? [] : [`of those with one name ${winnerTexts[oneOfName.wins]}`]),
    ...(chosenBy === undefined ? [] : [`the one that ${code(chosenBy.key.join('.'))} names`]),
    ...(excludedBy === undefined ? [] : [`not where ${code(excludedBy.key.join('.'))} fits`]),
    ...(offBy.length === 0 ? [] : [`not where ${quoted(offBy.map(({ key }) => key.join('.')))} switches it off`]),
    ...(neverIf.length === 0 ? [] : [`not with ${quoted(neverIf.flatMap(keysOf))}`]),
  ].join('; ');
}

function agentRows({
  feature,
  instructions,
  assistant,
  readsAround,
  scope,
  editor,
  state,
  listing,
  reach,
}: AgentProfile): readonly (readonly string[])[] {
  return [
    ...(readsAround === true ? (firstRequests[assistant] ?? []) : [])
      .filter(({ only }) => only?.includes(feature) !== false)
      .map(rule => [feature, fileText(rule), rule.inclusion, known(rule.claim)]),
    ...(scope === undefined
      ? []
      : [[feature, `rules whose patterns fit ${scopeTexts[scope.of]}`, scope.inclusion, known(scope.claim)]]),
    ...instructions.map(({ oneOf, where, inclusion, claim }) => [
      feature,
      `${oneOf.map(code).join(', else ')}${where === 'below' ? ' in a folder below, where work leads there' : ''}`,
      inclusion,
      known(claim),
    ]),
    ...editor.map(({ part, inclusion, claim }) => [feature, editorParts[part], inclusion, known(claim)]),
    ...state.map(({ reason, inclusion, claim }) => [feature, say(reason), inclusion, known(claim)]),
    ...(listing === undefined
      ? []
      : [[feature, `a list of file names, ${listing.most} ${listing.unit} at most`, 'certain', known(listing.claim)]]),
    ...(reach === undefined ? [] : [[feature, say(reach.reason), 'possible', known(reach.claim)]]),
  ];
}

function partRows(id: string): string {
  const rows = (id === 'copilot' ? requestParts : []).map(({ feature, part, holds, claim }) => [
    feature,
    part,
    holds,
    known(claim),
  ]);
  return rows.length === 0 ? '' : table(['feature', 'part', 'contains', 'known'], rows);
}

function mechanismRows(mechanisms: readonly Mechanism[]): string {
  const rows = mechanisms.map(each => [
    code(each.id),
    each.kind.replaceAll('-', ' '),
    each.covers.join(', '),
    each.onlyIf === undefined ? '' : say(each.onlyIf),
    known(each),
  ]);
  return table(['rules', 'kind', 'covers', 'only if', 'known'], rows);
}

function gaps(mechanisms: readonly Mechanism[]): string {
  const lines = mechanisms.flatMap(each => each.gaps.map(gap => `${code(each.id)}: ${say(gap)}`));
  return list('What people expect of them and they do not do:', lines).join('\n\n');
}

function hookRows(id: string): string {
  const hooks = hooksOf(id);
  const shared = sharedHooks.find(each => each.id === id);
  if (shared !== undefined)
    return `It runs the hooks of [${assistantName(shared.of)}](${shared.of}.md), and asks the guard that is registered there: ${known(shared)}.`;
  if (hooks === null) return '';
  const { version, output, canAsk, limit, closes, blind } = hooks;
  const outputs = { replace: 'can be changed', withhold: 'can be withheld', none: 'cannot be held back' };
  const failures = { always: 'refuses', option: 'refuses with `--fail-closed`', never: 'goes on' };
  return [
    table(
      ['version checked', "a tool's output", 'can ask the person', 'time limit', 'when the guard fails', 'known'],
      [[version ?? 'none', outputs[output], canAsk ? 'yes' : 'no', `${limit} s`, failures[closes], known(hooks)]],
    ),
    ...list('What no hook of it can stop:', blind.map(say)),
  ].join('\n\n');
}

function storedRows(id: string): string {
  const kept = storedData
    .filter(each => each.assistant === id)
    .map(each => [
      code(each.id),
      each.paths.map(code).join(', '),
      say(each.holds),
      `${each.source.ref}, ${each.source.date}`,
    ]);
  const stores = transcripts
    .flatMap(each => each.stores)
    .filter(each => each.assistant === id)
    .map(each => [
      code(each.id),
      [...each.paths, ...(each.temporary ?? []).map(name => `$TMPDIR/${name}`)].map(code).join(', '),
      `read by \`sightglass history\` (${each.reading.format})`,
      `${each.source.ref}, ${each.source.date}`,
    ]);
  return table(['what', 'where', 'contains', 'source'], [...kept, ...stores]);
}

function edges(id: string): string {
  const found = transcripts.filter(({ stores }) => stores.some(({ assistant }) => assistant === id));
  return list(
    'What its records do not show:',
    found.flatMap(each => each.edges.map(say)),
  ).join('\n\n');
}

function settingRows(id: string): string {
  const specs = tools.find(each => each.id === id)?.settings ?? [];
  return table(
    ['setting', 'advised', 'level', 'what it does', 'known'],
    specs.map(spec => [
      code(spec.key),
      advised(spec),
      spec.level,
      [say(spec.effect), ...(spec.cost ? [say(spec.cost)] : [])].join(' '),
      known(spec),
    ]),
  );
}

function advised({ hardened, shouldBeUnset, ineffective, kind }: SettingSpec): string {
  if (ineffective === true) return 'does nothing';
  if (shouldBeUnset === true) return 'not set';
  if (hardened !== undefined) return code(JSON.stringify(hardened));
  return kind === 'account' ? 'your choice' : '';
}

function hostRows(id: string): string {
  const facts = assistantHosts.flatMap(({ hosts }) => hosts).filter(({ tools: named }) => named.includes(id));
  const name = ({ host, match }: HostFact): string => code(match === 'suffix' ? `*.${host}` : host);
  return table(
    ['host', 'purpose', 'needed', 'known'],
    facts.map(fact => [
      name(fact),
      [fact.trafficClass, ...(fact.note ? [say(fact.note)] : [])].join(': '),
      fact.required,
      known(fact),
    ]),
  );
}
