import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { assistantById, assistantName } from '../../core/assistants/catalogue.ts';
import { readersOf } from '../../core/assistants/readers.ts';
import type { Installation } from '../../core/assistants/versions.ts';
import { sha256Hex } from '../../core/digests.ts';
import { maskText } from '../../core/exposure/masking/mask.ts';
import { interceptionsIn, interceptionTool } from '../../core/fleet/interception.ts';
import { longestText } from '../../core/fleet/readReport.ts';
import type { FleetReport, RuleRow, SentRow, ToolRow } from '../../core/fleet/types.ts';
import { checkPolicy } from '../../core/policy/check/check.ts';
import { configuredServers } from '../../core/readers/servers.ts';
import type { PolicyFacts, ToolFacts } from '../../core/policy/check/types.ts';
import { emptyPolicy } from '../../core/policy/model/types.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { hostOfUrl } from '../../core/settings/hostPatterns.ts';
import type { FoundPolicy } from '../policy/findPolicy.ts';
import { policyFacts } from '../policy/facts.ts';
import { collectReadings } from '../settings/readings.ts';
import { machineId } from './machineId.ts';

export interface ReportOptions {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Ids of the tools that were found. */
  readonly tools: readonly string[];
  readonly found: FoundPolicy;
  readonly salt: string;
  /** Whether the names of the machine and the user are reported. */
  readonly withNames: boolean;
  /** What records show as sent; null if they are not read. */
  readonly sent: readonly SentRow[] | null;
  readonly now: Date;
  readonly version: string;
}

/**
 * Returns one machine's report. Starts no program; the report contains no path, no setting's value and no file contents. Rejects
 * if the machine has no id yet and none can be written.
 */
export async function fleetReport(options: ReportOptions): Promise<FleetReport> {
  const { home, env, platform, tools, found, now, sent, version } = options;
  const { policy } = found;
  const facts = await policyFacts(policy ?? emptyPolicy, {
    ...{ tools, home, env, platform, workspace: null, today: now.toISOString().slice(0, 10) },
    account: { contentExclusion: null },
  });
  const around = await collectReadings({ tools: [interceptionTool], home, workspace: null, env, platform });
  return {
    schema: 'sightglass/fleet-report/1',
    sightglass: version,
    time: now.toISOString(),
    machine: {
      id: machineId(home, options.salt),
      platform,
      host: options.withNames ? short(hostname()) : null,
      user: options.withNames ? userName() : null,
    },
    tools: [...facts.tools.flatMap(toolRows), ...serverRows(facts)],
    policy:
      policy === null
        ? null
        : {
            organisation: short(policy.organisation.name),
            digest: sha256Hex(JSON.stringify(found.files.map(({ text }) => text))),
            results: checkPolicy(policy, facts).map(ruleRow),
          },
    guard: facts.guard.map(({ tool, state, failsClosed }) => ({ agent: tool, state, failsClosed })),
    interception: interceptionsIn(around),
    sent,
  };
}

function toolRows({ id, installed }: ToolFacts): readonly ToolRow[] {
  const row = { identifier: id, endpoint: null, detail: null };
  const isAgent = (assistantById(id)?.features ?? []).some(({ id: feature }) => feature === 'agent');
  if (installed.length === 0)
    return [{ ...row, type: isAgent ? 'agents' : 'apps', name: assistantName(id), source: 'files', version: null }];
  const distinct = new Map(installed.map(each => [`${each.kind} ${each.name} ${each.version}`, each]));
  return [...distinct.values()].map((each: Installation) =>
    each.kind === 'extension'
      ? { ...row, type: 'ide_plugins', name: short(each.name), source: 'extension', version: short(each.version) }
      : {
          ...row,
          type: isAgent ? 'agents' : 'apps',
          name: assistantName(id),
          source: 'program',
          version: short(each.version),
        },
  );
}

function serverRows({ tools, readings }: PolicyFacts): readonly ToolRow[] {
  return tools
    .flatMap(({ id }) => configuredServers(id, readersOf(id)?.servers ?? [], readings).servers)
    .map(({ tool, name, url, command }) => ({
      type: 'mcp_server',
      name: short(name),
      identifier: tool,
      source: 'configuration',
      version: null,
      endpoint: url === undefined ? null : shortOrNull(hostOfUrl(url)),
      // For a program in a person's folder, only its name is reported.
      detail: command?.[0] === undefined ? null : short(path.basename(command[0].replaceAll('\\', '/'))),
    }));
}

function ruleRow({ rule, tool, subject, outcome, layer, isManaged }: ReturnType<typeof checkPolicy>[number]): RuleRow {
  return { rule, tool, subject: shortOrNull(subject), outcome, layer, managed: isManaged };
}

const scanner = createScanner();

/** Names that people choose: secrets in them are masked, and they are cut to the length that readers accept. */
function short(text: string): string {
  return maskText(text, scanner, 'name').slice(0, longestText);
}

function shortOrNull(text: string | null): string | null {
  return text === null ? null : short(text);
}

function userName(): string | null {
  try {
    return short(userInfo().username);
  } catch {
    return null;
  }
}
