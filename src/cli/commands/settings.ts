import { assistantName } from '../../core/assistants/catalogue.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import { settingsJson } from '../../core/report/json.ts';
import type { SettingState } from '../../core/settings/types.ts';
import type { Environment } from '../environment.ts';
import { exitCode } from '../output/exitCode.ts';
import { listStored } from '../output/stored.ts';
import { readMachine, settingsTools, valueText, weakStates } from '../settings.ts';
import { printable, say } from '../output/text.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass settings`: each outbound setting of each tool found here; `--fail-on medium` fails where one is open. */
export async function settingsCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  if (options.operands.length > 1) throw new UsageError('settings takes no path');
  if (options.stored) return listStored(environment);
  const { states } = await readMachine(environment, await settingsTools(environment), options.workspace);
  print(format(states, environment));
  return exitCode(
    options.failOn ?? 'none',
    weakStates(states).map(() => 'medium' as const),
  );
}

function format(states: readonly SettingState[], { options, painter }: Environment): string {
  if (options.format === 'sarif') throw new UsageError('settings has no sarif format: states are no findings');
  if (options.format === 'json') return settingsJson(states);
  const weak = new Set(weakStates(states));
  const readable = states.filter(each => each.state !== 'account');
  if (options.format === 'markdown') {
    const rows = readable.map(state => [
      assistantName(state.assistant),
      markdownCode(state.spec.key),
      state.state,
      state.problem === undefined ? valueText(state.value) : say(state.problem),
      state.spec.hardened === undefined ? '' : valueText(state.spec.hardened),
      [state.spec.trafficClass, ...state.spec.hosts].join(', '),
      whereText(state),
    ]);
    const table = markdownTable(['Tool', 'Setting', 'State', 'Now', 'Advised', 'Sends to', 'Where'], rows);
    return `# Settings of AI tools\n\n${table}\n${markdownChecklist(states)}`;
  }
  const lines: string[] = [];
  let group = '';
  for (const state of readable) {
    if (state.assistant !== group) {
      group = state.assistant;
      lines.push('', painter.bold(assistantName(group)));
    }
    const value = state.problem === undefined ? valueText(state.value) : say(state.problem);
    const advised = weak.has(state) ? painter.paint('yellow', ` → ${valueText(state.spec.hardened)}`) : '';
    lines.push(`  ${printable(state.spec.key)}  ${state.state}: ${printable(value)}${advised}`);
    lines.push(painter.dim(`      ${printable(say(state.spec.effect))} ${printable(whereText(state))}`.trimEnd()));
  }
  lines.push(...checklist(states, painter), '', `${weak.size} of ${readable.length} settings are open.`);
  return `${lines.join('\n').trimStart()}\n`;
}

/** What no file tells and no program can set. */
function checklist(states: readonly SettingState[], painter: Environment['painter']): readonly string[] {
  const accounts = states.filter(each => each.state === 'account');
  if (accounts.length === 0) return [];
  const items = accounts.flatMap(({ assistant, spec }) => [
    `  [ ] ${assistantName(assistant)}: ${spec.key}`,
    painter.dim(`      ${say(spec.effect)} ${spec.page ?? ''}`.trimEnd()),
  ]);
  return ['', painter.bold('Only you can check these'), ...items];
}

function markdownChecklist(states: readonly SettingState[]): string {
  const accounts = states.filter(each => each.state === 'account');
  if (accounts.length === 0) return '';
  const items = accounts.map(({ assistant, spec }) => {
    const page = spec.page === undefined ? '' : ` <${spec.page}>`;
    return `- [ ] ${assistantName(assistant)}: ${markdownCode(spec.key)}. ${say(spec.effect)}${page}`;
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
