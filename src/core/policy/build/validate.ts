import { parse } from 'smol-toml';
import { wrongTypeIn } from '../../config/fileShape.ts';
import { jsonFormat } from '../../config/jsonFormat.ts';
import { type Message, message } from '../../message.ts';
import { asSettingValue, equalValues } from '../../settings/values.ts';
import type { LayerDocument } from './types.ts';

/**
 * Returns why a document must not be written: in some tools one bad entry invalidates the file, and others then fail to
 * start. The text is read back as the tool would read it. Null if there is no problem.
 */
export function refusalOf({ layer, content }: LayerDocument, text: string): Message | null {
  const refused = (reason: string): Message => message('policy.build.refused', { layer: layer.id, reason });
  const back = layer.format === 'toml' ? readToml(text) : readJson(text);
  if (back === undefined || !equalValues(asSettingValue(back), content))
    return refused('it does not read back as it was meant');
  const wrong = layer.shape === undefined ? null : wrongTypeIn(text, jsonFormat(true, '  '), layer.shape);
  if (wrong !== null) return refused(`${wrong.key} has a wrong type`);
  const flaw = layer.flawIn?.(content) ?? null;
  return flaw === null ? null : refused(flaw);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readToml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
