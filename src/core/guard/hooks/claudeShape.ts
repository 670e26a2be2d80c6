import type { Decision, GuardEvent, Json, JsonObject } from '../types.ts';
import { loudly, outputAsReason, shortened } from './answers.ts';
import { objectOf, textOf, toolEvent, type ToolKind } from './toolEvents.ts';
import { type Answer, nothing, type Phase, type Question } from './types.ts';

/** Names of the events of an agent that asks in Claude Code's form. */
export type EventNames = Readonly<Record<string, Phase>>;

/** Reads a question in Claude Code's form: `hook_event_name`, `tool_name`, `tool_input`, `tool_response`, `prompt`. */
export function claudeQuestion(
  payload: JsonObject,
  events: EventNames,
  kinds: Readonly<Record<string, ToolKind>>,
): Question | null {
  const name = textOf(payload['hook_event_name'] ?? payload['hookEventName']);
  const phase = Object.hasOwn(events, name) ? events[name] : undefined;
  if (phase === undefined) return null;
  const event = eventOf(phase, payload, kinds);
  return event === null ? null : { phase, event, folder: textOf(payload['cwd']) || null, payload };
}

function eventOf(phase: Phase, payload: JsonObject, kinds: Readonly<Record<string, ToolKind>>): GuardEvent | null {
  const call = (from: JsonObject): GuardEvent | null =>
    toolEvent(textOf(from['tool_name']), from['tool_input'] ?? {}, kinds);
  switch (phase) {
    case 'before':
      return call(payload);
    case 'after':
      return { kind: 'output', value: payload['tool_response'] ?? null, call: call(payload) };
    case 'batch': {
      const calls: Json = payload['tool_calls'] ?? [];
      const list = Array.isArray(calls) ? (calls as readonly Json[]) : [];
      return {
        kind: 'output',
        value: list.map(each => objectOf(each)['tool_response'] ?? null),
        call: null,
        calls: list.map(each => call(objectOf(each))),
      };
    }
    case 'prompt': {
      const text = textOf(payload['prompt']);
      // The end of a background task arrives as a prompt; an empty one comes before each step of Qwen Code.
      return text === '' || text.startsWith('<task-notification>') ? null : { kind: 'prompt', text };
    }
  }
}

/** Returns a refusal before a tool runs. Without the event's name it is ignored; the reason must not be empty. */
export function claudeDenial(question: Question, decision: 'deny' | 'ask', sentence: string): JsonObject {
  return {
    hookSpecificOutput: {
      hookEventName: textOf(question.payload['hook_event_name'] ?? question.payload['hookEventName']),
      permissionDecision: decision,
      permissionDecisionReason: sentence,
    },
  };
}

/** The answer that blocks a prompt, in the shape of Claude Code. */
export function blocked(reason: string): JsonObject {
  return { decision: 'block', reason };
}

/** Returns a replaced output in the tool's own shape; if it had any other shape, the original would be sent. */
export function claudeOutput(question: Question, { value }: Decision): JsonObject {
  return {
    hookSpecificOutput: {
      hookEventName: textOf(question.payload['hook_event_name']),
      updatedToolOutput: shortened(value ?? null),
    },
  };
}

/** The answer for agents that accept a reason in place of an output. */
export function reasonAnswer(question: Question, decision: Decision, sentence: string): Answer {
  switch (decision.decision) {
    case 'allow':
      return nothing;
    case 'ask':
    case 'deny':
    case 'redact':
      if (question.phase === 'before') return loudly(claudeDenial(question, 'deny', sentence), sentence);
      if (question.phase === 'prompt') return loudly(blocked(sentence), sentence);
      return withReason(outputAsReason(decision, sentence));
  }
}

function withReason(reason: string): Answer {
  return loudly(blocked(reason), reason);
}
