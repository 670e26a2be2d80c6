import fc from 'fast-check';
import { ruleIds } from '../../../src/core/policy/model/ruleIds.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';

/** Generates plain objects, as in a parsed document. */
const record = <T extends object>(of: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(of, { noNullPrototype: true });
const permission = fc.constantFrom('allow' as const, 'deny' as const);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const some = <T>(of: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> => fc.array(of, { maxLength: most });
const version = fc.constantFrom('1.0.0', '1.5.0', '2.0.0', '3.0.0');
export const toolIds = ['claude-code', 'codex', 'cursor'] as const;
const tool = fc.constantFrom(...toolIds);
export const extensionIds = ['one.a', 'one.b', 'two.a', 'GitHub.copilot', 'anthropic.claude-code'] as const;
const extension = fc.constantFrom(...extensionIds, 'one', 'two', 'github');
export const hosts = ['a.example', 'b.a.example', 'c.b.a.example', 'api.anthropic.com'] as const;
const host = fc.constantFrom(...hosts, '*.a.example', '*.b.a.example');
export const servers = [
  { url: 'https://a.example/x' },
  { url: 'https://a.example/y/z' },
  { command: ['npx', 'a'] },
  { command: ['npx', 'b'] },
] as const;
const server = fc.constantFrom(...servers, { url: 'https://a.example/*' }).map(each => ({ name: 'n', ...each }));
export const patterns = ['.env', '*.pem', '/secrets/'] as const;

/** Removes keys whose value is undefined. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

const distinct = { selector: (each: { readonly id: string }) => each.id.toLowerCase(), maxLength: 3 };

const modelHosts = record({
  others: permission,
  allowed: fc.uniqueArray(
    record({ id: fc.constantFrom('one', 'two', 'three'), hosts: fc.array(host, { minLength: 1, maxLength: 2 }) }),
    distinct,
  ),
});

/** Generates policies whose lists have few different values, so that two policies often affect each other. */
export const anyPolicy: fc.Arbitrary<Policy> = record({
  tools: maybe(
    record({
      others: permission,
      approved: fc.uniqueArray(
        record({ id: tool, minimum: maybe(version), maximum: maybe(version) }).map(compact),
        distinct,
      ),
    }),
  ),
  extensions: maybe(
    record({
      others: fc.constantFrom('allow' as const, 'deny-ai' as const, 'deny' as const),
      allowed: fc.uniqueArray(
        record({
          id: extension,
          versions: maybe(
            fc.oneof(fc.constant('stable' as const), fc.uniqueArray(version, { minLength: 1, maxLength: 2 })),
          ),
        }).map(compact),
        distinct,
      ),
      denied: some(extension, 2),
    }),
  ),
  modelHosts: maybe(modelHosts),
  classifications: fc.uniqueArray(
    record({
      name: fc.constantFrom('one', 'two'),
      patterns: fc.uniqueArray(fc.constantFrom(...patterns), { minLength: 1, maxLength: 2 }),
      mayReach: fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { maxLength: 2 }),
    }),
    { selector: each => each.name, maxLength: 2 },
  ),
  permissions: record({ bypass: maybe(permission), personalRules: maybe(permission) }).map(compact),
  sandbox: record({ required: maybe(fc.boolean()), network: maybe(permission) }).map(compact),
  mcp: maybe(record({ others: permission, allowed: some(server), denied: some(server, 2) })),
  hooks: record({
    others: maybe(permission),
    guard: maybe(fc.constant('required' as const)),
    failClosed: maybe(fc.boolean()),
  }).map(compact),
  settings: record({
    level: maybe(fc.constantFrom('recommended' as const, 'strict' as const, 'off' as const)),
    required: fc.uniqueArray(
      record({ tool: fc.constant('claude-code'), key: fc.constantFrom('x', 'y'), value: fc.boolean() }),
      { selector: each => each.key, maxLength: 2 },
    ),
  }).map(compact),
  telemetry: record({
    vendor: maybe(permission),
    content: maybe(permission),
    collector: maybe(fc.constantFrom('https://o.example')),
  }).map(compact),
  retention: record({
    transcripts: maybe(fc.integer({ min: 1, max: 9 })),
    cloudSessions: maybe(permission),
    trail: maybe(fc.integer({ min: 1, max: 9 })),
  }).map(compact),
  trail: record({ justification: maybe(fc.boolean()) }).map(compact),
  exceptions: some(
    record({
      rule: fc.constantFrom(...ruleIds),
      tools: maybe(fc.uniqueArray(tool, { minLength: 1, maxLength: 2 })),
      until: fc.constantFrom('2026-11-01', '2026-12-01'),
      reason: fc.constant('why'),
    }).map(compact),
    3,
  ),
}).map(parts => {
  // A class may only reach hosts of the same policy.
  const ids = (parts.modelHosts?.allowed ?? []).map(({ id }) => id);
  const classifications = parts.classifications.map(each => ({
    ...each,
    mayReach: each.mayReach.filter(id => ids.includes(id)),
  }));
  return compact({ ...emptyPolicy, ...parts, classifications }) as Policy;
});
