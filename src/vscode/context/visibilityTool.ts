import {
  type Disposable,
  l10n,
  LanguageModelTextPart,
  type LanguageModelTool,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolInvocationPrepareOptions,
  LanguageModelToolResult,
  lm,
  type PreparedToolInvocation,
  Uri,
  workspace,
} from 'vscode';
import { tools } from '../../contract.ts';
import type { Verdict } from '../../core/ignore/types.ts';
import { sensitivePath } from '../../core/secrets/sensitivePaths.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { ruleText } from '../../text/ruleText.ts';
import type { Analyst } from '../state/analyst.ts';
import { secrets } from '../secrets/lazySecrets.ts';
import type { Store } from '../state/store.ts';
import { say } from '../platform/text.ts';
import { placeOf } from '../platform/workspaceFolders.ts';

/** Bytes of a closed file that are scanned for an answer; more would hold the extension host too long. */
const scanLimit = 400_000;

interface Input {
  /** As the model gives it: relative to a workspace folder, or absolute. */
  readonly path: string;
}

/** Lets a willing agent ask whether a file may be read. Its answer holds kinds and lines of secrets, never their text. */
class VisibilityTool implements LanguageModelTool<Input> {
  constructor(
    private readonly store: Store,
    private readonly analyst: Analyst,
  ) {}

  prepareInvocation({ input }: LanguageModelToolInvocationPrepareOptions<Input>): PreparedToolInvocation {
    return { invocationMessage: l10n.t('Checking whether AI may see {0}', String(input.path)) };
  }

  async invoke({ input }: LanguageModelToolInvocationOptions<Input>): Promise<LanguageModelToolResult> {
    const uri = await resolve(String(input.path));
    const answer = this.#answer(uri, await this.#findings(uri));
    return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer, null, 1))]);
  }

  /** What is known, or else found in the file now; null for a file that is too large or cannot be read as text. */
  async #findings(uri: Uri): Promise<readonly Finding[] | null> {
    const known = this.store.snapshot.findings.get(uri.toString());
    if (known !== undefined) return known;
    const { path } = placeOf(uri.toString());
    const open = workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
    try {
      if (open === undefined && (await workspace.fs.stat(uri)).size > scanLimit) return null;
      const bytes = open === undefined ? await workspace.fs.readFile(uri) : undefined;
      const text = open?.getText() ?? new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      if (text.length > scanLimit) return null;
      return secrets()
        .createScanner()
        .scan({ path, text })
        .filter(each => each.confidence !== 'low');
    } catch {
      return null;
    }
  }

  #answer(uri: Uri, findings: readonly Finding[] | null): object {
    const verdicts = this.analyst.verdictsOf(uri);
    const kind = sensitivePath(placeOf(uri.toString()).path);
    return {
      path: workspace.asRelativePath(uri),
      advice: adviceOf(findings, kind !== null, verdicts),
      usuallyHoldsSecrets: kind === null ? null : say(kind.why),
      secrets: findings?.map(each => ({ kind: each.ruleId, line: each.startLine })) ?? 'not scanned',
      verdicts: verdicts.map(each => ({
        assistant: each.assistant,
        feature: each.feature,
        verdict: each.verdict,
        rule: each.by === null ? null : ruleText(each.by),
        why: say(each.why),
      })),
    };
  }
}

/** For the model, in its own language: what to do. */
function adviceOf(findings: readonly Finding[] | null, isSensitive: boolean, verdicts: readonly Verdict[]): string {
  if (findings !== null && findings.length > 0) return 'Do not read or quote this file: it holds secrets.';
  if (isSensitive) return 'Ask the user before you read this file: files of this kind usually hold credentials.';
  if (verdicts.some(each => each.verdict === 'held-back')) {
    return 'The user holds this file back from at least one assistant: ask before you read it.';
  }
  if (findings === null) return 'The file was not scanned for secrets (too large or no text): ask before you read it.';
  return 'No rule and no known secret speaks against reading it.';
}

export function registerVisibilityTool(store: Store, analyst: Analyst): Disposable {
  return lm.registerTool(tools.checkVisibility, new VisibilityTool(store, analyst));
}

/** The file that a path names. Throws an error that a model can act on: which path, and what to give instead. */
async function resolve(path: string): Promise<Uri> {
  const folders = workspace.workspaceFolders ?? [];
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(path);
  const candidates = isAbsolute ? [Uri.file(path)] : folders.map(folder => Uri.joinPath(folder.uri, path));
  for (const uri of candidates) {
    try {
      await workspace.fs.stat(uri);
      return uri;
    } catch {
      // Not in this folder: the next one.
    }
  }
  throw new Error(`There is no file ${path}. Give a path relative to a workspace folder, with forward slashes.`);
}
