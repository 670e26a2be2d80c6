import type { Decision, Json } from '../types.ts';
import { textsIn } from './toolEvents.ts';
import type { Answer } from './types.ts';

/** Longer outputs are cut: an answer of 12 MB is dropped and the original sent (measured 2026-11-28). */
const longestText = 400_000;

/**
 * Returns a refusal that worked even if the hook's output was noisy: the same reason as JSON, by the exit code and on standard error
 * (measured 2026-11-28 in Claude Code, Codex, Gemini CLI and Qwen Code).
 */
export function loudly(print: Answer['print'], sentence: string): Answer {
  return { print, notice: sentence, exit: 2 };
}

/** Returns an answer that is not a failure: exit code 0, and nothing on standard error. */
export function quietly(print: Answer['print']): Answer {
  return { print, notice: '', exit: 0 };
}

/** Returns the masked output as the text of a reason, for agents that cannot replace an output. */
export function outputAsReason({ decision, value }: Decision, sentence: string): string {
  if (decision !== 'redact' || value === undefined) return sentence;
  const text = textsIn(shortened(value))
    .filter(each => each !== '')
    .join('\n');
  return `${sentence}\nThe output without it:\n${text}`;
}

/** Shortens a value so all its strings together are short enough for the agent. */
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
