import { existsSync } from 'node:fs';
import path from 'node:path';
import { hooksOf } from '../../../core/assistants/hooks.ts';
import { decide } from '../../../core/guard/decide.ts';
import { objectOf } from '../../../core/guard/hooks/toolEvents.ts';
import { type AgentHooks, type Answer, nothing } from '../../../core/guard/hooks/types.ts';
import { refusal } from '../../../core/guard/refusal.ts';
import type { Allowance, Decision, GuardReason, Json, JsonObject } from '../../../core/guard/types.ts';
import { message } from '../../../core/message.ts';
import { guardText } from '../../../text/messages/guard.ts';
import { renderBy } from '../../../text/renderBy.ts';
import { used, writeAllowances } from '../allowances.ts';
import type { LoggedDecision } from '../decisionLog.ts';
import { type Asking, diskFacts } from './facts.ts';

/** The agent that asks, and what happens on failure. */
export interface Guarding extends Asking {
  readonly agent: AgentHooks;
  readonly isClosed: boolean;
}

/** An answer, and what is logged about it. */
export interface Answered {
  readonly answer: Answer;
  readonly logged: Omit<LoggedDecision, 'time' | 'milliseconds'> | null;
}

/** Answers a question. Throws if that is not possible; {@link failureAnswer} must be given then. */
export function answerQuestion(text: string, guarding: Guarding): Answered {
  const payload: unknown = JSON.parse(text);
  const asked = objectOf(payload as Json);
  if (asked !== payload) throw new Error('the question is no object');
  const agent = speakerOf(asked, guarding.agent);
  const question = agent.question(asked);
  if (question === null) return { answer: nothing, logged: null };
  const facts = diskFacts({ ...guarding, folder: folderOf(question.folder, guarding.folder) }, agent);
  const decision = decide(question.event, facts);
  if (decision.allowed?.until === null) spend(decision.allowed, facts.allowances, guarding);
  const answer = agent.answer(question, decision, sentenceOf(decision));
  const isPlain = decision.decision === 'allow' && decision.allowed === undefined;
  const { kind } = question.event;
  const [reason] = decision.reasons;
  const place = placeOf(reason, facts.root);
  const logged = { agent: agent.id, event: kind, decision: decision.decision, rule: ruleOf(reason), ...place };
  return { answer, logged: isPlain ? null : logged };
}

/** Returns the folder that the agent works in. A name that is invalid on every system is ignored. */
function folderOf(named: string | null, current: string): string {
  return named === null || named.includes('\0') ? current : path.resolve(current, named);
}

/** Returns the answer if there is no decision: a refusal if the guard was set up that way, otherwise only a notice. */
export function failureAnswer(agent: AgentHooks, isClosed: boolean, reason: string): Answer {
  const code = isClosed ? 'guard.failed.closed' : 'guard.failed.open';
  const sentence = `Sightglass: ${renderBy(message(code, { reason }), guardText)}`;
  return isClosed ? agent.refusal(sentence) : { print: null, notice: sentence, exit: agent.noticeExit };
}

/** Marks an allowance as used. Throws if that fails, so the file is refused: the allowance would be valid forever. */
function spend(one: Allowance, allowances: readonly Allowance[], { home, now }: Guarding): void {
  writeAllowances(home, used(allowances, one, now), now);
}

function speakerOf(payload: JsonObject, agent: AgentHooks): AgentHooks {
  const id = agent.speaker?.(payload) ?? null;
  return (id === null ? null : hooksOf(id)) ?? agent;
}

/** Never empty for a refusal, since an agent would ignore a refusal without a reason. */
function sentenceOf({ decision, reasons }: Decision): string {
  if (decision === 'allow') return '';
  return `Sightglass: ${refusal(reasons)
    .map(each => renderBy(each, guardText))
    .join(' ')}`;
}

/** Returns the folder, and the file if it exists: a name from the disk, so no words of a command are logged. */
function placeOf(reason: GuardReason | undefined, folder: string): Pick<LoggedDecision, 'folder' | 'path'> {
  const file = reason?.path ?? null;
  return file === null || !existsSync(path.resolve(folder, file)) ? { folder } : { folder, path: file };
}

function ruleOf(reason: GuardReason | undefined): string | null {
  if (reason === undefined) return null;
  return reason.by === null ? (reason.ruleId ?? reason.code) : `${reason.by.file}:${reason.by.line}`;
}
