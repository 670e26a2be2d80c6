import { isObject, type JsonObject } from '../json.ts';
import { type Message, message } from '../message.ts';
import { type FleetReport, outcomes, toolTypes } from './types.ts';

/** Limits for texts and rows; none of our reports exceeds them. */
export const longestText = 300;
const mostRows = 5_000;

const states = ['registered', 'partly', 'untrusted', 'disabled', 'broken', 'missing'] as const;
const interceptions = ['no-certificate-check', 'extra-certificates', 'proxy', 'policy-bypass'] as const;

type Test = (value: unknown) => boolean;

const isText: Test = value => typeof value === 'string' && value.length <= longestText;
const isTextOrNull: Test = value => value === null || isText(value);
const isFlag: Test = value => typeof value === 'boolean';
const isCount: Test = value => Number.isSafeInteger(value) && (value as number) >= 0;
/** Whether a value is a valid time. `Date` reads 30 February as a day in March, so the result is compared. */
const isTime: Test = value =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(Date.parse(value)).toISOString().startsWith(value.slice(0, 19));
const isOneOf =
  (known: readonly string[]): Test =>
  value =>
    typeof value === 'string' && known.includes(value);
const isMachineId: Test = value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

type Shape = Readonly<Record<string, Test>>;

const tool: Shape = {
  ...{ type: isOneOf(toolTypes), name: isText, identifier: isText, source: isText },
  ...{ version: isTextOrNull, endpoint: isTextOrNull, detail: isTextOrNull },
};
const rule: Shape = {
  ...{ rule: isText, tool: isTextOrNull, subject: isTextOrNull, outcome: isOneOf(outcomes) },
  ...{ layer: isTextOrNull, managed: isFlag },
};
const guard: Shape = { agent: isText, state: isOneOf(states), failsClosed: isFlag };
const interception: Shape = {
  ...{ name: isText, kind: isOneOf(interceptions), where: isText },
  isLoopback: value => value === null || isFlag(value),
};
const sent: Shape = { tool: isText, requests: isCount, secrets: isCount };
const machine: Shape = { id: isMachineId, platform: isText, host: isTextOrNull, user: isTextOrNull };
const policy: Shape = { organisation: isText, digest: isMachineId, results: value => place('', value, rule) === null };

/**
 * Reads a report. Unknown keys are ignored.
 * @returns the report, or a message with the first invalid place
 */
export function readReport(value: unknown): FleetReport | Message {
  if (!isObject(value)) return message('fleet.read.noObject');
  const { schema } = value;
  if (schema !== 'sightglass/fleet-report/1') {
    const isNewer = typeof schema === 'string' && /^sightglass\/fleet-report\/\d+$/.test(schema);
    return isNewer ? message('fleet.read.newer', { schema }) : message('fleet.read.other');
  }
  const wrong = wrongPlace(value);
  return wrong === null ? (value as unknown as FleetReport) : message('fleet.read.wrong', { place: wrong });
}

function wrongPlace(value: JsonObject): string | null {
  if (!isText(value['sightglass'])) return 'sightglass';
  if (!isTime(value['time'])) return 'time';
  return (
    fields('machine', value['machine'], machine) ??
    place('tools', value['tools'], tool) ??
    (value['policy'] === null ? null : policyPlace(value['policy'])) ??
    place('guard', value['guard'], guard) ??
    place('interception', value['interception'], interception) ??
    (value['sent'] === null ? null : place('sent', value['sent'], sent))
  );
}

function policyPlace(value: unknown): string | null {
  if (isObject(value)) {
    const results = place('policy.results', value['results'], rule);
    if (results !== null) return results;
  }
  return fields('policy', value, policy);
}

/** Returns the first invalid place of a list; null if there is none. */
function place(name: string, value: unknown, shape: Shape): string | null {
  if (!Array.isArray(value) || value.length > mostRows) return name;
  for (const [at, row] of value.entries()) {
    const wrong = fields(`${name}[${at}]`, row, shape);
    if (wrong !== null) return wrong;
  }
  return null;
}

function fields(name: string, value: unknown, shape: Shape): string | null {
  if (!isObject(value)) return name;
  const wrong = Object.keys(shape).find(key => shape[key]?.(value[key]) !== true);
  return wrong === undefined ? null : `${name}.${wrong}`;
}
