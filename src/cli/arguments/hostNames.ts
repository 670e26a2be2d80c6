import { mistakenHost } from '../../core/egress/hosts/mistaken.ts';
import { readHostName } from '../../core/egress/policy/names.ts';
import type { HostName } from '../../core/egress/policy/types.ts';
import { say } from '../output/text.ts';
import { UsageError } from './usage.ts';

/**
 * Returns the host name given to an option. Warns about names that guides recommend but that do not do what people want.
 * Throws {@link UsageError} for anything that is not a host name.
 */
export function hostNameOf(option: string, text: string, warn: (written: string) => void): HostName {
  const name = readHostName(text);
  if (name === null) throw new UsageError(`${option} takes a name like api.example.com or *.example.com; not ${text}`);
  const mistaken = mistakenHost(name.host);
  if (mistaken !== null) warn(`${option} ${text}: ${say(mistaken.reason)}`);
  return name;
}
