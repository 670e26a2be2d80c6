import type { Decision, Json } from '../types.ts';
import { textsIn } from './toolEvents.ts';
import type { Answer } from './types.ts';

/** Larger outputs are withheld: an answer of 12 MB is dropped and the original sent (measured 2026-11-28). */
const longestText = 400_000;

/**
 * The refusal that worked even where the hook's output was noisy: the same reason as JSON, by the exit code and on standard
 * error (measured 2026-11-28 in Claude Code, Codex, Gemini CLI and Qwen Code).
 */
export function loudly(print: Answer['print'], sentence: string): Answer {
  return { print, notice: sentence, exit: 2 };
}

/** An answer that is not a failure: exit code 0, and nothing on standard error. */
export function quietly(print: Answer['print']): Answer {
  return { print, notice: '', exit: 0 };
}

/** The masked output as the text of a reason, for agents that cannot replace an output. */
export function outputAsReason({ decision, value }: Decision, sentence: string): string {
  if (decision !== 'redact' || value === undefined) return sentence;
  const text = textsIn(shortened(value))
    .filter(each => each !== '')
    .join('\n');
  return `${sentence}\nThe output without it:\n${text}`;
}

/** A value whose texts together are short enough for the agent to take. */
export function shortened(value: Json): Json {
  let left = longestText;
  const cut = (each: Json): Json => {
    if (typeof each === 'string') {
      const kept = each.slice(0, Math.max(0, left));
      left -= kept.length;
      return kept.length === each.length ? each : `${kept}\n⟦…⟧`;
    }
    if (Array.isArray(each)) return (each as readonly Json[]).map(cut);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, one]) => [key, cut(one)]));
  };
  return cut(value);
}
