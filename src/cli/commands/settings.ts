import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import { settingsJson } from '../../core/report/json.ts';
import type { SettingState } from '../../core/settings/types.ts';
import type { Environment } from '../environment.ts';
import { exitCode } from '../exitCode.ts';
import { nameOf } from '../reach.ts';
import { readMachine, settingsTools, valueText, weakStates } from '../settings.ts';
import { printable, say } from '../text.ts';
import { UsageError } from '../usage.ts';

/** `sightglass settings`: each outbound setting of each tool found here; `--fail-on medium` fails where one is open. */
export async function settingsCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  if (options.operands.length > 1) throw new UsageError('settings takes no path');
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
  if (options.format === 'markdown') {
    const rows = states.map(state => [
      nameOf(state.assistant),
      markdownCode(state.spec.key),
      state.state,
      state.problem === undefined ? valueText(state.value) : say(state.problem),
      state.spec.hardened === undefined ? '' : valueText(state.spec.hardened),
      [state.spec.trafficClass, ...state.spec.hosts].join(', '),
      whereText(state),
    ]);
    return `# Settings of AI tools\n\n${markdownTable(['Tool', 'Setting', 'State', 'Now', 'Advised', 'Sends to', 'Where'], rows)}\n`;
  }
  const lines: string[] = [];
  let group = '';
  for (const state of states) {
    if (state.assistant !== group) {
      group = state.assistant;
      lines.push('', painter.bold(nameOf(group)));
    }
    const value = state.problem === undefined ? valueText(state.value) : say(state.problem);
    const advised = weak.has(state) ? painter.paint('yellow', ` → ${valueText(state.spec.hardened)}`) : '';
    lines.push(`  ${printable(state.spec.key)}  ${state.state}: ${printable(value)}${advised}`);
    lines.push(painter.dim(`      ${printable(say(state.spec.effect))} ${printable(whereText(state))}`.trimEnd()));
  }
  lines.push('', `${weak.size} of ${states.length} settings are open.`);
  return `${lines.join('\n').trimStart()}\n`;
}

function whereText({ file, line, scope }: SettingState): string {
  if (file !== null) return line === undefined ? file : `${file}:${line}`;
  return scope === 'env' ? 'environment' : '';
}
