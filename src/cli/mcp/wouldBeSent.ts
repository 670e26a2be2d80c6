import path from 'node:path';
import { findingsIn } from '../../core/exposure/window/contextWindow.ts';
import type { ReportedItem } from '../../core/report/formats/json.ts';
import { isUsageError } from '../arguments/usage.ts';
import { type ContextRun, contextRun } from '../contextRun.ts';
import type { Environment } from '../environment.ts';
import { say } from '../output/text.ts';
import { ownFile, textsOf } from './inside.ts';
import { type Tool, ToolError } from './server.ts';

/** How many other files one question may contain. */
const mostOpen = 50;

/** *What would be sent*: returns the items of the next request with their sizes, and kinds and places of secrets. Never a text. */
export function wouldBeSent(environment: Environment): Tool {
  const { workspace } = environment.options;
  return {
    name: 'what_would_be_sent',
    title: 'What would be sent?',
    description:
      "Simulates what AI assistants would put into their next request with the cursor in a file: per assistant and feature the items (files, lines, tokens), whether a rule holds them back, and which kinds of secrets stand on which lines. It never returns texts. Items outside of the server's folder are counted and not named.",
    inputSchema: {
      type: 'object',
      properties: {
        file: { type: 'string', description: 'The file with the cursor, relative to the folder of the server.' },
        line: {
          type: 'integer',
          minimum: 1,
          description: 'The line of the cursor, from 1. Without it the end of the file.',
        },
        column: { type: 'integer', minimum: 1, description: 'The column of the cursor, from 1.' },
        open: {
          type: 'array',
          items: { type: 'string' },
          maxItems: mostOpen,
          description: 'Other files open in the editor.',
        },
        feature: { type: 'string', description: 'One feature alone: completion, next-edit, chat, agent, index.' },
      },
      required: ['file'],
      additionalProperties: false,
    },
    call: async given => {
      const { line, column = 1, feature = null, open = [] } = given;
      const names = [
        ...textsOf(given['file'], 'file', 1),
        ...(Array.isArray(open) && open.length === 0 ? [] : textsOf(open, 'open', mostOpen)),
      ];
      if (feature !== null && typeof feature !== 'string') throw new ToolError('feature takes a word.');
      const files = names.map(name => ownFile(workspace, name));
      if (files.some(({ text }) => text === null)) throw new ToolError('A file is too large, or no text.');
      const cursor = cursorOf(line, column);
      try {
        return answerOf(await contextRun(environment, { files, cursor, feature }));
      } catch (error) {
        if (isUsageError(error)) throw new ToolError(error.message);
        throw error;
      }
    },
  };
}

function cursorOf(line: unknown, column: unknown): string | null {
  if (line === undefined) return null;
  if (!Number.isSafeInteger(line) || !Number.isSafeInteger(column))
    throw new ToolError('line and column are whole numbers from 1.');
  return `${Number(line)}:${Number(column)}`;
}

function answerOf({ items, simulations, windowFacts }: ContextRun): object {
  return {
    requests: simulations.map(({ assistant, feature, unknowns }) => {
      const own = items.filter(({ item }) => item.assistant === assistant && item.feature === feature);
      const inside = own.filter(each => !isElsewhere(each));
      return {
        assistant,
        feature,
        items: inside.map(each => itemOf(each, windowFacts.findings)),
        outsideOfTheFolder: own.length - inside.length,
        notKnown: unknowns.map(say),
      };
    }),
  };
}

function isElsewhere({ path: name }: ReportedItem): boolean {
  return path.isAbsolute(name) || path.win32.isAbsolute(name) || name.startsWith('~') || name.startsWith('../');
}

function itemOf({ item, path: name, verdict }: ReportedItem, findings: ContextRun['windowFacts']['findings']): object {
  return {
    path: name,
    kind: item.kind,
    startLine: item.startLine,
    endLine: item.endLine,
    tokens: item.tokens,
    inclusion: item.inclusion,
    reason: say(item.reason),
    known: item.fidelity,
    verdict: verdict?.verdict ?? null,
    secrets: findingsIn(item, findings).map(({ ruleId, startLine }) => ({ kind: ruleId, line: startLine })),
  };
}
