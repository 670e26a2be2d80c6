import fc from 'fast-check';
import { catalogue } from '../../../../src/core/assistants/catalogue.ts';
import { trafficClasses } from '../../../../src/core/assistants/trafficClass.ts';
import { hostTable } from '../../../../src/core/egress/hosts/table.ts';
import { readHostName } from '../../../../src/core/egress/policy/names.ts';
import type { HostName, PolicyOptions, PolicyRequest } from '../../../../src/core/egress/policy/types.ts';
import { everyTemplate } from '../../../../src/text/everyTemplate.ts';
import { render } from '../../../../src/text/render.ts';

/** Names that users may allow: known ones, and suffixes that overlap with what is blocked. */
const chosen = [
  'api.anthropic.com',
  'api.openai.com',
  'models.company.example',
  '*.models.company.example',
  '*.githubcopilot.com',
  '*.ollama.com',
  'radius.pi.dev',
  '*.pi.dev',
  'x.default.exp-tas.com',
  'company.in.applicationinsights.azure.com',
  '*.events.data.microsoft.com',
];

export const request: fc.Arbitrary<PolicyRequest> = fc.record({
  tools: fc.uniqueArray(fc.constantFrom(...catalogue.map(each => each.id), 'statsig-sdk', 'posthog-sdk'), {
    maxLength: 6,
  }),
  allowedHosts: fc.uniqueArray(fc.constantFrom(...chosen.map(named)), { maxLength: 3 }),
  blockedClasses: fc.subarray([...trafficClasses]),
});

/** Every name of the table, and for a suffix also names below it. */
export const probes: readonly string[] = [
  ...new Set(
    hostTable
      .filter(fact => fact.host.includes('.') && !fact.host.startsWith('127.'))
      .flatMap(({ host, match }) => (match === 'exact' ? [host] : [host, `probe.${host}`, `two.labels.${host}`])),
  ),
];

export const options: PolicyOptions = {
  unlisted: 'allow',
  userId: 1500,
  program: '/opt/agent/bin/agent',
  say: message => render(message, undefined, everyTemplate),
};

export function named(text: string): HostName {
  const name = readHostName(text);
  if (name === null) throw new Error(`not a name: ${text}`);
  return name;
}
