import { type Message, message } from '../../message.ts';
import type { PolicyFormat, PolicyModel, PolicyOptions } from './types.ts';

/** Returns the first lines of every policy file: where it comes from, how to check and remove it, and what it cannot do. */
export function headLines(
  format: PolicyFormat,
  model: PolicyModel,
  { say, unlisted }: PolicyOptions,
  more: readonly Message[] = [],
): readonly string[] {
  const limits = [...format.limits, ...more, ...model.limits];
  return [
    say(message('policy.head.title', { format: format.name })),
    say(message('policy.head.tools', { tools: listed(model.tools) })),
    say(message('policy.head.stops', { classes: listed(model.blockedClasses), count: model.block.length })),
    say(message(unlisted === 'deny' ? 'policy.head.unlistedDeny' : 'policy.head.unlistedAllow')),
    say(message('policy.head.check', { command: format.check })),
    say(message('policy.head.remove', { command: format.remove })),
    say(message('policy.head.limits')),
    ...limits.map(limit => `- ${say(limit)}`),
  ].map(line => line.replace(/[\r\n]+/g, ' '));
}

/** Returns the head as comments, each line after `mark`. */
export function commentedHead(mark: string, lines: readonly string[]): string {
  return lines.map(line => `${mark} ${line}\n`).join('');
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? '-' : values.join(', ');
}
