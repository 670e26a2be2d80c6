import { type Disposable, l10n, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import { tools } from '../../../contract.ts';
import { editorTools } from '../../settings/lazyEditorTools.ts';
import type { VisibilityServices } from './visibilityAnswer.ts';

interface Input {
  readonly path: string;
}

/**
 * Registers a tool with which an agent can ask whether it may read a file. The code behind it is loaded with the first question.
 */
export function registerVisibilityTool(services: VisibilityServices): Disposable {
  return lm.registerTool<Input>(tools.checkVisibility, {
    prepareInvocation: ({ input }) => ({
      invocationMessage: l10n.t('Checking whether AI may see {0}', String(input.path)),
    }),
    invoke: async ({ input }) => {
      const answer = await editorTools().visibilityAnswer(services, String(input.path));
      return new LanguageModelToolResult([new LanguageModelTextPart(answer)]);
    },
  });
}
