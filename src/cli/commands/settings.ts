import { assistantName } from '../../core/assistants/catalogue.ts';
import type { ProductVersions } from '../../core/assistants/versions.ts';
import { markdownCode, markdownTable, md } from '../../core/report/formats/markdown.ts';
import { settingsJson } from '../../core/report/formats/json.ts';
import { versionMessage } from '../../core/report/versions.ts';
import type { SettingState } from '../../core/settings/types.ts';
import type { Environment } from '../environment.ts';
import { exitCode } from '../output/exitCode.ts';
import { listStored } from '../output/stored.ts';
import { document, json, lines, type Safe, t } from '../output/safe.ts';
import {
  openOf,
  readableStates,
  readMachine,
  settingProblems,
  settingsTools,
  valueText,
  versionsOf,
  weakStates,
} from '../settings.ts';
import { say } from '../output/text.ts';
import { refuseSarif } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass settings`: lists each outbound setting of each tool found here; `--fail-on medium` fails if one is open. */
export async function settingsCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  if (options.operands.length > 1) throw new UsageError('settings takes no path');
  if (options.stored) return listStored(environment);
  refuseSarif(options, 'settings');
  const wanted = await settingsTools(environment);
  const { states } = await readMachine(environment, wanted, options.workspace);
  const versions = versionsOf(
    wanted.map(({ id }) => id),
    states,
    environment,
  );
  print(format(states, versions, environment));
  return exitCode(
    options.failOn ?? 'none',
    weakStates(states).map(() => 'medium' as const),
  );
}

function format(states: readonly SettingState[], versions: readonly ProductVersions[], environment: Environment): Safe {
  const { options } = environment;
  if (options.format === 'json') return json(settingsJson(states, versions));
  return options.format === 'markdown' ? document(markdown(states, versions)) : text(states, versions, environment);
}

function markdown(states: readonly SettingState[], versions: readonly ProductVersions[]): string {
  const rows = readableStates(states).map(state => [
    assistantName(state.assistant),
    markdownCode(state.spec.key),
    state.state,
    state.problem === undefined ? valueText(state.value) : say(state.problem),
    state.spec.hardened === undefined ? '' : valueText(state.spec.hardened),
    [state.spec.trafficClass, ...state.spec.hosts].join(', '),
    whereText(state),
  ]);
  const table = markdownTable(['Tool', 'Setting', 'State', 'Now', 'Advised', 'Sends to', 'Where'], rows);
  const lines = versions.flatMap(each => {
    const said = versionMessage(each);
    return said === null ? [] : [`- ${md`${assistantName(each.assistant)}: ${say(said)}`.markdown}`];
  });
  return `# Settings of AI tools\n\n${lines.join('\n')}\n\n${table.markdown}\n${markdownChecklist(states)}`;
}

/** Tool by tool, open settings first. */
function text(states: readonly SettingState[], versions: readonly ProductVersions[], { painter }: Environment): Safe {
  const open = new Set(weakStates(states));
  const all: (string | Safe)[] = [];
  for (const [assistant, own] of groupedByTool(readableStates(states))) {
    const isOpen = own.filter(state => open.has(state)).length;
    all.push('', t`${painter.bold(assistantName(assistant))}  ${isOpen} of ${own.length} open`);
    const version = versions.find(each => each.assistant === assistant);
    const said = version === undefined ? null : versionMessage(version);
    if (said !== null) all.push(painter.dim(t`  ${say(said)}`));
    for (const problem of settingProblems(own)) all.push(t`  ${painter.paint('yellow', 'Problem')}: ${say(problem)}`);
    for (const state of [...own].sort((a, b) => Number(open.has(b)) - Number(open.has(a)))) {
      const value = state.problem === undefined ? `: ${valueText(state.value)}` : '';
      const advised = open.has(state) ? painter.paint('yellow', t` → ${valueText(state.spec.hardened)}`) : '';
      all.push(t`  ${state.spec.key}  ${state.state}${value}${advised}`);
      all.push(painter.dim(t`      ${`${say(state.spec.effect)} ${whereText(state)}`.trimEnd()}`));
    }
  }
  all.push(...checklist(states, painter), '', `${openOf(states)} settings are open.`);
  return lines(all[0] === '' ? all.slice(1) : all);
}

function groupedByTool(states: readonly SettingState[]): ReadonlyMap<string, readonly SettingState[]> {
  const groups = new Map<string, SettingState[]>();
  for (const state of states) {
    const group = groups.get(state.assistant);
    if (group === undefined) groups.set(state.assistant, [state]);
    else group.push(state);
  }
  return groups;
}

/** Returns the choices that are in no file and that no program can set. */
function checklist(states: readonly SettingState[], painter: Environment['painter']): readonly (string | Safe)[] {
  const accounts = states.filter(each => each.state === 'account');
  if (accounts.length === 0) return [];
  const items = accounts.flatMap(({ assistant, spec }) => [
    t`  [ ] ${assistantName(assistant)}: ${spec.key}`,
    painter.dim(t`      ${`${say(spec.effect)} ${spec.page ?? ''}`.trimEnd()}`),
  ]);
  return ['', painter.bold('Only you can check these'), ...items];
}

function markdownChecklist(states: readonly SettingState[]): string {
  const accounts = states.filter(each => each.state === 'account');
  if (accounts.length === 0) return '';
  const items = accounts.map(({ assistant, spec }) => {
    const page = spec.page === undefined ? '' : ` <${spec.page}>`;
    return `- [ ] ${md`${assistantName(assistant)}: ${markdownCode(spec.key)}. ${say(spec.effect)}`.markdown}${page}`;
  });
  return `\n## Only you can check these\n\n${items.join('\n')}\n`;
}

function whereText(state: SettingState): string {
  const place = placeText(state);
  return state.editor === undefined ? place : `${state.editor}${place === '' ? '' : `, ${place}`}`;
}

function placeText({ file, line, scope }: SettingState): string {
  if (file !== null) return line === undefined ? file : `${file}:${line}`;
  return scope === 'env' ? 'environment' : '';
}
