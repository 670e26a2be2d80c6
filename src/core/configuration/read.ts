import { nodeAt, parseJson, type JsonNode } from '../config/jsonTree.ts';
import { placedJson } from '../documents/placedJson.ts';
import { type Sheet, type Where, whereIs } from '../documents/placed.ts';
import { validate } from '../documents/validate.ts';
import type { RiskLevel } from '../exposure/types.ts';
import { LineIndex } from '../texts/lines.ts';
import { type Message, message } from '../message.ts';
import type { Confidence } from '../secrets/types.ts';
import { configurationShape } from './shape.ts';

/** The contents of a configuration file; a missing key means that the file sets nothing for it. */
export interface Configuration {
  readonly assistants?: 'all' | readonly string[];
  readonly confidence?: Confidence;
  readonly personalData?: boolean;
  readonly exclude?: readonly string[];
  /** Relative to the folder of the file, like `ignoreSource`. */
  readonly baseline?: string;
  readonly failOn?: RiskLevel;
  readonly ignoreSource?: string;
}

/** A configuration, or all errors in the text. Null without errors means a `package.json` without the key. */
export type ConfigurationReading =
  | {
      readonly configuration: Configuration;
      readonly whereIs: (key: keyof Configuration) => Where;
      readonly problems: readonly [];
    }
  | { readonly configuration: null; readonly problems: readonly Message[] };

/**
 * Reads a configuration. A single error makes the whole text invalid. Pure; never throws.
 * @param file the name of the text in messages
 * @param key the key that contains the configuration; null if the whole text is the configuration
 */
export function readConfiguration(text: string, file: string, key: string | null): ConfigurationReading {
  const sheet: Sheet = { file, lines: new LineIndex(text) };
  const { root, error } = parseJson(text, true);
  if (error !== null) {
    // Errors in a package.json are not for us to report, unless the file seems to contain our key.
    if (key !== null && !text.includes(`"${key}"`)) return { configuration: null, problems: [] };
    const { line, column, name } = error;
    return { configuration: null, problems: [message('document.json', { file, line, column, name })] };
  }
  const node = key === null ? root : root === null ? undefined : nodeAt(root, [key]);
  if (node === undefined) return { configuration: null, problems: [] };
  if (node === null) {
    const wanted = { file, line: 1, column: 1, key: file, wanted: 'keys and values' };
    return { configuration: null, problems: [message('document.wrongType', wanted)] };
  }
  const problems = validate(placedJson(node), configurationShape, sheet, key ?? file);
  if (problems.length > 0) return { configuration: null, problems: problems.map(({ why }) => why) };
  return {
    configuration: plainValue(text, node),
    whereIs: name => whereIs(sheet, nodeAt(node, [name])?.offset ?? node.offset),
    problems: [],
  };
}

/** Returns the value of a node that was validated against the shape. */
function plainValue(text: string, { offset, length }: JsonNode): Configuration {
  return JSON.parse(text.slice(offset, offset + length)) as Configuration;
}
