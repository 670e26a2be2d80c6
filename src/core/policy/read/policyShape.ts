import { catalogue } from '../../assistants/catalogue.ts';
import { ruleIds } from '../model/ruleIds.ts';
import type { RecordShape, Shape } from '../../documents/shape.ts';

const text = (description: string): Shape => ({
  kind: 'text',
  // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
  pattern: /^[^\u0000-\u001f\u007f]{1,500}$/,
  looksLike: 'one line of at most 500 characters',
  description,
});
const list = (of: Shape, description: string, least?: number): Shape => ({
  kind: 'list',
  of,
  description,
  ...(least === undefined ? {} : { least }),
});
const record = (
  fields: RecordShape['fields'],
  { required = [], description, oneOf }: Omit<Partial<RecordShape>, 'kind' | 'fields'> = {},
): RecordShape => ({
  kind: 'record',
  fields,
  required,
  ...(description === undefined ? {} : { description }),
  ...(oneOf === undefined ? {} : { oneOf }),
});
const permission = (description: string): Shape => ({ kind: 'word', words: ['allow', 'deny'], description });
const truth = (description: string): Shape => ({ kind: 'truth', description });
const days = (description: string): Shape => ({ kind: 'count', minimum: 1, maximum: 36_500, description });

const toolId: Shape = {
  kind: 'word',
  words: catalogue.map(({ id }) => id),
  description: 'The id of a tool, as `sightglass settings` and the pages by product name it.',
};
const version: Shape = {
  kind: 'text',
  pattern: /^\d{1,9}(?:\.\d{1,9}){0,3}(?:-[0-9A-Za-z.-]{1,60})?$/,
  looksLike: 'a version such as "2.1.332", in quotation marks',
};
/** `publisher.name` or a publisher (vscode-docs, enterprise/extensions.md@0ccdbf5c, 2026-05-28). */
const extensionId: Shape = {
  kind: 'text',
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,99}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,99})?$/,
  looksLike: 'an extension such as publisher.name, or a publisher',
};
const name: Shape = {
  kind: 'text',
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/,
  looksLike: 'a name of letters, digits, - and _',
};
const host: Shape = {
  kind: 'text',
  pattern: /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){0,10}[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  looksLike: 'a host name in small letters such as api.example.com or *.example.com, without a port',
};
const url: Shape = {
  kind: 'text',
  pattern: /^https?:\/\/[a-z0-9][a-z0-9.-]{0,250}(?::\d{1,5})?(?:\/[A-Za-z0-9._~/*-]{0,500})?$/,
  looksLike: 'an address such as https://models.example.com/v1, without a user, a query or a password',
};
/**
 * A positive pattern in gitignore syntax that means the same everywhere: classes are closed, it does not begin with `!` or
 * `#`, and it does not lead out of the folder. A pattern that git would accept but never match is rejected.
 */
const pattern: Shape = {
  kind: 'text',
  pattern:
    // eslint-disable-next-line no-control-regex -- as above
    /^(?![!#\s])(?!\/?$)(?!\.{1,2}\/)(?![A-Za-z]:)(?!.*\/\.{1,2}(?:\/|$))(?!.*\s\/?$)(?:[^\u0000-\u001f\u007f\\[\]]|\[[!^]?[^\u0000-\u001f\u007f\\[\]/!^]+\]|\\[ !#*?[\]])+$/,
  looksLike: 'a positive pattern of gitignore such as *.pem, /secrets/ or **/private/*.json',
};
const server = {
  name: { ...name, description: 'What people call it. It is no rule: a server is known by its url or command.' },
  url: { ...url, description: 'The address of a server that is asked over the network.' },
  command: list(text('The program or one of its arguments.'), 'The program and its arguments, exactly.', 1),
} as const;

/** The document `sightglass.policy.yml`. */
export const policyShape: RecordShape = record(
  {
    version: { kind: 'count', minimum: 1, maximum: 1, description: 'The version of this format: 1.' },
    organisation: record(
      { name: text('Whose policy it is.'), contact: text('Where to ask.') },
      { required: ['name'], description: 'Whose policy it is.' },
    ),
    tools: record(
      {
        others: permission('Whether tools that are not listed may be used.'),
        approved: list(
          record(
            {
              id: toolId,
              minimum: { ...version, description: 'The lowest version that is allowed.' },
              maximum: { ...version, description: 'The highest version that is allowed.' },
            },
            { required: ['id'] },
          ),
          'Tools that may be used.',
        ),
      },
      { required: ['others'], description: 'AI tools that may be used, and in which versions.' },
    ),
    extensions: record(
      {
        others: {
          kind: 'word',
          words: ['allow', 'deny-ai', 'deny'],
          description: 'Other extensions; deny-ai denies those that send code to a model.',
        },
        allowed: list(
          record(
            {
              id: extensionId,
              versions: {
                kind: 'word-or-list',
                word: 'stable',
                list: list(version, 'Exact versions.', 1),
                description: 'Released versions, or exact ones.',
              },
            },
            { required: ['id'] },
          ),
          'Extensions that may be installed.',
        ),
        denied: list(extensionId, 'Extensions that may not be installed.'),
      },
      { required: ['others'], description: 'Extensions of VS Code and editors like it.' },
    ),
    modelHosts: record(
      {
        others: permission('Whether models may be asked elsewhere.'),
        allowed: list(
          record(
            {
              id: name,
              hosts: list(host, 'Names of hosts; *.example.com is every name below.', 1),
              url: { ...url, description: 'Tools are sent to this address where they can be.' },
              tools: list(toolId, 'Tools that are sent there; without it, all that can be.', 1),
            },
            { required: ['id', 'hosts'] },
          ),
          'Where models may be asked.',
        ),
      },
      { required: ['others'], description: 'Where models may be asked.' },
    ),
    classifications: list(
      record(
        {
          name,
          patterns: list(pattern, 'Positive patterns of gitignore.', 1),
          mayReach: list(name, 'Ids of model hosts that such files may reach; [] is none.'),
        },
        { required: ['name', 'patterns', 'mayReach'] },
      ),
      'Files that may reach certain model hosts only.',
    ),
    permissions: record(
      {
        bypass: permission('Modes in which an agent asks nobody.'),
        personalRules: permission('Rules of a person or a repository that let agents do more.'),
      },
      { description: 'What agents may do by themselves.' },
    ),
    sandbox: record(
      {
        required: truth('Commands of agents run in a sandbox, or not at all.'),
        network: permission('Network for commands in the sandbox.'),
      },
      { description: 'Where commands of agents run.' },
    ),
    mcp: record(
      {
        others: permission('MCP servers that are not listed.'),
        allowed: list(
          record(
            { ...server, provided: truth('It is rolled out to everybody.') },
            { required: ['name'], oneOf: ['url', 'command'] },
          ),
          'MCP servers that may be used.',
        ),
        denied: list(
          record(server, { required: ['name'], oneOf: ['url', 'command'] }),
          'MCP servers that may not be used.',
        ),
      },
      { required: ['others'], description: 'MCP servers.' },
    ),
    hooks: record(
      {
        others: permission('Hooks that were not rolled out by the organisation.'),
        guard: { kind: 'word', words: ['required'], description: 'The guard of Sightglass is registered.' },
        failClosed: truth('An agent is refused when the guard fails.'),
      },
      { description: 'Hooks of agents, and the guard.' },
    ),
    settings: record(
      {
        level: {
          kind: 'word',
          words: ['recommended', 'strict', 'off'],
          description: 'Every setting up to this level of hardening is as advised, or tighter.',
        },
        required: list(
          record(
            {
              tool: toolId,
              key: text('The key, as `sightglass settings` names it.'),
              value: { kind: 'anything', description: 'The value that it must have.' },
            },
            { required: ['tool', 'key', 'value'] },
          ),
          'Settings that must have a value.',
        ),
      },
      { description: 'Settings, at least.' },
    ),
    telemetry: record(
      {
        vendor: permission('Usage data, error reports and experiments of the vendors.'),
        content: permission('Prompts and answers in telemetry, also in your own.'),
        collector: { ...url, description: 'Your own OpenTelemetry collector.' },
      },
      { description: 'What tools tell about their use.' },
    ),
    retention: record(
      {
        transcripts: days('Days for which tools may keep conversations on the machine.'),
        cloudSessions: permission('Conversations in the clouds of the vendors.'),
        trail: days('Days for which the trail of changes is kept.'),
      },
      { description: 'How long what is kept.' },
    ),
    trail: record(
      { justification: truth('Every change that Sightglass makes needs a reason.') },
      { description: 'The trail of changes that Sightglass made.' },
    ),
    exceptions: list(
      record(
        {
          rule: { kind: 'word', words: ruleIds, description: 'The rule that need not be kept.' },
          tools: list(toolId, 'For these tools; without it, for all.', 1),
          subjects: list(text('A key, a server, an extension or a class.'), 'What it is about; without it, all.', 1),
          until: { kind: 'date', description: 'The last day, as 2026-12-31.' },
          reason: text('Why.'),
          approvedBy: text('Who approved it.'),
        },
        { required: ['rule', 'until', 'reason'] },
      ),
      'Rules that need not be kept for a while.',
    ),
  },
  { required: ['version', 'organisation'], description: 'What an organisation wants of the AI tools on its machines.' },
);
