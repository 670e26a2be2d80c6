import { readAdvice } from '../../core/exposure/reach/readAdvice.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { sensitivePath } from '../../core/secrets/sensitivePaths.ts';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { teamOf } from '../scanning/scanTeam.ts';
import { reasonMessage } from '../../core/guard/refusal.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import { guardProgram } from '../../node/guard/lazyProgram.ts';
import { walk } from '../../node/files/walk.ts';
import { readWorkspace } from '../../node/workspace.ts';
import { ruleText } from '../../text/ruleText.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import { chosenAssistants, type Environment, personOf } from '../environment.ts';
import { guardFacts } from '../guard/guardFacts.ts';
import { say } from '../output/text.ts';
import { type OwnFile, ownFile, textsOf } from './inside.ts';
import type { Tool } from './server.ts';

/** How many paths one question may contain. */
const mostPaths = 50;
/** How many files of the folder are looked through for rules. */
const mostFiles = 50_000;

/**
 * *May I read this*: returns the guard's decision (deny if the file contains a secret) and the verdict of each assistant with its
 * rule. Never returns the text of a file.
 */
export function mayIRead(environment: Environment): Tool {
  return {
    name: 'may_i_read',
    title: 'May I read this file?',
    description:
      'Says whether files may be read by AI assistants, before you read them: a decision (allow, ask, deny) with advice and reasons, the kinds and lines of secrets in them, and per assistant the verdict with the ignore rule that decides (file:line: pattern). Call it before you read a file that may hold credentials (.env, keys, configuration). On deny do not read the file; on ask, ask the user first. It never returns what a file holds.',
    inputSchema: {
      type: 'object',
      properties: {
        paths: {
          description: 'Paths relative to the folder of the server, with forward slashes.',
          anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: mostPaths }],
        },
      },
      required: ['paths'],
      additionalProperties: false,
    },
    call: async given => {
      const { workspace } = environment.options;
      const files = textsOf(given['paths'], 'paths', mostPaths).map(each => ownFile(workspace, each));
      return { files: await answers(environment, files) };
    },
  };
}

async function answers(environment: Environment, files: readonly OwnFile[]): Promise<readonly object[]> {
  const { workspace } = environment.options;
  const names: string[] = [];
  for await (const name of walk(workspace, { maximumFiles: mostFiles })) names.push(name);
  const { ruleFiles } = await readWorkspace(workspace, names, personOf(environment));
  const assistants = await chosenAssistants(environment);
  const account = accountFacts(environment);
  // Decide as for an agent that accepts replaced output and cannot ask, which is the strictest case.
  const facts = guardFacts(environment, { output: 'replace', canAsk: false });
  const team = teamOf(environment, workspace);
  const scanner = createScanner(team.rules?.optionsFor(team.source.shift));
  return files.map(({ file, name, text }) => {
    const all = verdicts(name, ruleFiles, assistants, account);
    const findings = text === null ? null : secretsIn(scanner, name, text);
    const { decision, reasons } = guardProgram().decide({ kind: 'read', paths: [file] }, facts);
    return {
      path: name,
      decision: findings === null || findings.length === 0 || decision !== 'allow' ? decision : 'deny',
      advice: readAdvice(findings, sensitivePath(name) !== null, all),
      reasons: reasons.map(each => ({ code: each.code, text: say(reasonMessage(each)), ruleId: each.ruleId })),
      secrets: findings?.map(each => ({ kind: each.ruleId, line: each.startLine })) ?? 'not scanned',
      assistants: perAssistant(all),
    };
  });
}

/** Returns the secrets in a text, without likely samples. */
function secretsIn(scanner: Scanner, path: string, text: string): readonly Finding[] {
  return scanner.scan({ path, text }).filter(each => each.confidence !== 'low');
}

/** Returns the verdicts per assistant; features with the same answer share a row. */
function perAssistant(all: readonly Verdict[]): readonly object[] {
  const rows = new Map<string, { readonly first: Verdict; readonly features: string[] }>();
  for (const each of all) {
    const key = JSON.stringify([each.assistant, each.verdict, each.by, each.why]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { first: each, features: [each.feature] });
    else row.features.push(each.feature);
  }
  return [...rows.values()].map(({ first, features }) => ({
    assistant: first.assistant,
    features,
    verdict: first.verdict,
    rule: first.by === null ? null : ruleText(first.by),
    why: say(first.why),
    known: first.fidelity,
  }));
}
