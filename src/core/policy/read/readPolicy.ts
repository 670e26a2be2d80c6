import { type Document, visit } from 'yaml';
import { readYaml } from '../../config/yamlText.ts';
import { LineIndex } from '../../texts/lines.ts';
import { emptyPolicy, type Policy } from '../model/types.ts';
import type { Message } from '../../message.ts';
import { alias, type PolicyProblem, syntax, tooLong } from './complaints.ts';
import { meaningProblems } from './meaning.ts';
import { policyShape } from './policyShape.ts';
import { type Sheet, type Where, whereIs } from '../../documents/placed.ts';
import { offsetOf, placedYaml } from '../../documents/placedYaml.ts';
import { validate } from '../../documents/validate.ts';

/** A policy, or every error in the text. */
export type PolicyReading =
  | { readonly policy: Policy; readonly problems: readonly [] }
  | { readonly policy: null; readonly problems: readonly PolicyProblem[] };

/** The limit in characters; nobody writes a longer policy. Every pattern and rule is checked while the user types. */
const longestPolicy = 100_000;

/**
 * Reads a policy. One error makes the whole text invalid, because a half-understood policy would be half enforced. Pure;
 * never throws.
 * @param file the name of the text in positions
 */
export function readPolicy(text: string, file: string): PolicyReading {
  if (text.length > longestPolicy) return refused({ file, line: 1, column: 1 }, tooLong);
  const lines = new LineIndex(text);
  const sheet: Sheet = { file, lines };
  const { document, offset } = readYaml(text);
  if (document === null) return refused(whereIs(sheet, offset), syntax);
  // An unknown tag: its content would be ignored silently.
  const [strange] = document.warnings;
  if (strange !== undefined) return refused(whereIs(sheet, strange.pos[0]), syntax);
  const shape = [
    ...aliasProblems(document, sheet),
    ...validate(placedYaml(document.contents), policyShape, sheet, file),
  ];
  if (shape.length > 0) return { policy: null, problems: shape };
  const policy = completed(document.toJS() as PolicyDocument);
  const meaning = meaningProblems(policy, document, sheet);
  return meaning.length > 0 ? { policy: null, problems: meaning } : { policy, problems: [] };
}

function refused(at: Where, why: (at: Where) => Message): PolicyReading {
  return { policy: null, problems: [{ kind: 'syntax', line: at.line, column: at.column, why: why(at) }] };
}

/** Reports aliases, which are not allowed: the position of a value must be the position of its rule. */
function aliasProblems(document: Document, sheet: Sheet): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  visit(document, {
    Alias: (_key, node) => {
      const at = whereIs(sheet, offsetOf(node));
      problems.push({ kind: 'syntax', line: at.line, column: at.column, why: alias(at) });
    },
  });
  return problems;
}

/** A document of valid shape, in which optional parts may be missing. */
type PolicyDocument = Omit<Partial<Policy>, 'tools' | 'extensions' | 'modelHosts' | 'mcp' | 'settings'> & {
  readonly tools?: Partial<NonNullable<Policy['tools']>>;
  readonly extensions?: Partial<NonNullable<Policy['extensions']>>;
  readonly modelHosts?: Partial<NonNullable<Policy['modelHosts']>>;
  readonly mcp?: Partial<NonNullable<Policy['mcp']>>;
  readonly settings?: Partial<Policy['settings']>;
};

function completed(document: PolicyDocument): Policy {
  const { tools, extensions, modelHosts, mcp, settings, ...others } = document;
  return {
    ...emptyPolicy,
    ...others,
    ...(tools === undefined ? {} : { tools: { others: 'deny', approved: [], ...tools } }),
    ...(extensions === undefined ? {} : { extensions: { others: 'deny', allowed: [], denied: [], ...extensions } }),
    ...(modelHosts === undefined ? {} : { modelHosts: { others: 'deny', allowed: [], ...modelHosts } }),
    ...(mcp === undefined ? {} : { mcp: { others: 'deny', allowed: [], denied: [], ...mcp } }),
    settings: { required: [], ...settings },
  };
}
