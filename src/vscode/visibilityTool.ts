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
import { tools } from '../contract.ts';
import { ruleById } from '../core/secrets/catalogue.ts';
import type { Analyst } from './analyst.ts';
import type { Store } from './store.ts';
import { say } from './text.ts';

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
    return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(this.#answer(uri), null, 1))]);
  }

  #answer(uri: Uri): object {
    const verdicts = this.analyst.verdictsOf(uri);
    const findings = this.store.snapshot.findings.get(uri.toString()) ?? [];
    const isHeldBack = verdicts.some(each => each.verdict === 'held-back');
    return {
      path: workspace.asRelativePath(uri),
      advice:
        findings.length > 0
          ? 'Do not read or quote this file: it holds secrets.'
          : isHeldBack
            ? 'The user holds this file back from at least one assistant: ask before you read it.'
            : 'No rule and no known secret speaks against reading it.',
      secrets: findings.map(each => ({ kind: ruleById(each.ruleId)?.id ?? each.ruleId, line: each.startLine })),
      verdicts: verdicts.map(each => ({
        assistant: each.assistant,
        feature: each.feature,
        verdict: each.verdict,
        rule: each.by === null ? null : `${each.by.file}:${each.by.line}: ${each.by.pattern}`,
        why: say(each.why),
      })),
    };
  }
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
