import path from 'node:path';
import { catalogue } from '../../../core/assistants/catalogue.ts';
import type { TrafficClass } from '../../../core/assistants/trafficClass.ts';
import { hostTable } from '../../../core/egress/hosts/table.ts';
import { policyFormats } from '../../../core/egress/policy/catalogue.ts';
import { buildPolicy } from '../../../core/egress/policy/model.ts';
import type { PolicyFile, PolicyFormat } from '../../../core/egress/policy/types.ts';
import type { FileEdit } from '../../../core/settings/types.ts';
import { readRuleText } from '../../../node/files/ruleText.ts';
import { detected, type Environment } from '../../environment.ts';
import { hostNameOf } from '../../arguments/hostNames.ts';
import { applyOrPreview, settleInterrupted } from '../../output/plan.ts';
import { document } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';

/** The traffic classes that are blocked by default. */
const stoppedByDefault: readonly TrafficClass[] = ['telemetry', 'error-reporting', 'experiments'];
/** The tools that are assumed if none is found on the machine. */
const assumedTools: readonly string[] = ['vscode', 'copilot'];
/** Placeholders for the user and the program. */
const someUser = 1500;
const someProgram = '/usr/local/bin/agent';

/** `sightglass egress policy --format NAME`: prints the files of a policy; `--out DIR --apply` writes them. */
export async function egressPolicyCommand(environment: Environment): Promise<number> {
  const { operands, formatWord } = environment.options;
  if (operands.length > 2) throw new UsageError('egress policy takes options only');
  if (formatWord === 'list') {
    environment.print(document(formatList()));
    return 0;
  }
  const format = policyFormats.find(each => each.id === formatWord);
  if (format === undefined) throw new UsageError(`egress policy --format takes list, ${formatIds()}`);
  const { egress } = environment.options;
  const blocked = (egress.block ?? stoppedByDefault).filter(each => !egress.allow.includes(each));
  const model = buildPolicy({
    tools: await chosenTools(environment),
    allowedHosts: egress.allowHosts.map(text => hostNameOf('--allow-host', text, environment.warn)),
    blockedClasses: blocked,
  });
  const files = format.write(model, {
    unlisted: unlistedFor(format, environment),
    userId: egress.userId ?? someUser,
    program: egress.program ?? someProgram,
    say,
  });
  if (egress.out === null) {
    environment.print(document(joined(files)));
    return 0;
  }
  return writeInto(egress.out, files, environment);
}

async function chosenTools({ options, env }: Environment): Promise<readonly string[]> {
  const { tools } = options.egress;
  const known = new Set([...catalogue.map(each => each.id), ...hostTable.flatMap(fact => fact.tools)]);
  if (tools !== null) {
    const unknown = tools.find(id => !known.has(id));
    if (unknown !== undefined) throw new UsageError(`no tool is called ${unknown}; known are ${[...known].join(', ')}`);
    return tools;
  }
  const found = await detected(options.home, env);
  return found.length > 0 ? found : assumedTools;
}

function unlistedFor(format: PolicyFormat, { options }: Environment): 'allow' | 'deny' {
  const [usual = 'allow'] = format.unlisted;
  const wanted = options.egress.unlisted ?? usual;
  if (!format.unlisted.includes(wanted))
    throw new UsageError(`--format ${format.id} knows only --unlisted ${format.unlisted.join(', ')}`);
  return wanted;
}

function joined(files: readonly PolicyFile[]): string {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return only.text;
  return files.map(({ name, text }) => `==> ${name} <==\n${text}`).join('\n');
}

async function writeInto(out: string, files: readonly PolicyFile[], environment: Environment): Promise<number> {
  await settleInterrupted(environment);
  const folder = path.resolve(environment.options.currentFolder, out);
  const edits: FileEdit[] = [];
  for (const { name, text } of files) {
    const file = path.join(folder, name);
    const { text: before, problem } = readRuleText(file, name);
    if (problem !== null) throw new UsageError(say(problem));
    if (before !== text) edits.push({ file, before, after: text, changes: [] });
  }
  return applyOrPreview(environment, 'egress-policy', { edits, skipped: [] });
}

function formatIds(): string {
  return policyFormats.map(each => each.id).join(', ');
}

function formatList(): string {
  return policyFormats
    .map(({ id, name, unlisted }) => `${id.padEnd(18)}${name} (--unlisted ${unlisted.join('|')})\n`)
    .join('');
}
