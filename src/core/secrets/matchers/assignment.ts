import { isName, skipBack, skipForward } from '../judgement/characters.ts';
import { readLiteral, type Literal } from './literal.ts';
import { judgeAssignment } from '../judgement/judge.ts';
import { nameKind, wordsOf, type NameKind } from '../judgement/names.ts';
import { comparison, quoteBefore, readOperator, type Operator } from './operator.ts';
import { defaultValue, siblingValue } from './siblingValue.ts';
import { providerByWord } from '../rules/providers.ts';
import { awsSecretRule, providerTokenRule } from '../rules/generic.ts';
import type { Rule } from '../engine/rule.ts';
import { type DropReason, rankAssigned, type Matcher, type Scene } from '../engine/sink.ts';
import { isPlaceholder } from '../judgement/value.ts';

/** How far a name may extend on either side of its keyword. */
const nameReach = 80;

/** The words that indicate an assigned secret. A name that contains one is judged as a whole. */
export const assignmentKeywords = [
  'pass',
  'pwd',
  'secret',
  'token',
  'key',
  'auth',
  'cred',
  'pw',
  'psw',
  'salt',
  'jwt',
  'passwort',
  'kennwort',
  'contrase',
  'senha',
  'wachtwoord',
] as const;

/** The rules under which assigned values are reported. */
export type AssignmentRules = Readonly<Record<NameKind, Rule>>;

/** Finds `name = value` in its many notations if the name contains a keyword. */
export function assignmentMatcher(rules: AssignmentRules): Matcher {
  const run = new NameRun();
  return (scene, start, end) => {
    run.enter(scene, start, end);
    const nameEnd = Math.min(run.end, end + nameReach);
    const nameStart = Math.max(run.start, start - nameReach);
    if (run.isJudged(nameStart, nameEnd)) return;
    const assigned = readAssigned(scene, nameStart, nameEnd);
    if (assigned !== null) reportAssigned(scene, rules, assigned);
  };
}

/** A name that suggests a secret, with the value assigned to it. */
interface Assigned {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly name: string;
  readonly kind: NameKind;
  readonly operator: Operator['kind'];
  readonly literal: Literal;
}

function readAssigned(scene: Scene, nameStart: number, nameEnd: number): Assigned | null {
  const { text, notation } = scene;
  const name = text.slice(dottedStart(scene, nameStart), nameEnd);
  const kind = nameKind(name);
  if (kind === null) return null;
  const sibling = siblingValue(text, nameStart, nameEnd, notation) ?? defaultValue(text, nameStart, nameEnd, notation);
  if (sibling !== null) return { nameStart, nameEnd, name, kind, operator: 'assign', literal: sibling };
  const operator = operatorAt(scene, nameStart, nameEnd);
  if (operator === null || dynamicReference.test(text.slice(Math.max(0, nameStart - referenceReach), nameStart)))
    return null;
  // A query parameter is a literal, whatever the notation of the file that contains the URL.
  const inQuery = '?&'.includes(text.charAt(nameStart - 1) || ' ');
  const isLine = !inQuery && notation === 'prose' && isLineOfSettings(text, nameStart, operator.end);
  const literal = operator.literal ?? readLiteral(text, operator.end, inQuery ? 'prose' : isLine ? 'config' : notation);
  if (literal === null) return null;
  const quoted = literal.quoted || inQuery;
  return { nameStart, nameEnd, name, kind, operator: operator.kind, literal: { ...literal, quoted } };
}

/** The start of a CloudFormation reference such as `{{resolve:secretsmanager:name:SecretString:key}}`, up to a part of it. */
const dynamicReference = /\{\{resolve:[^{}\r\n]*$/;
const referenceReach = 200;

function reportAssigned(scene: Scene, rules: AssignmentRules, assigned: Assigned): void {
  const { text } = scene;
  const { nameStart, nameEnd, name, kind, operator, literal } = assigned;
  const { start, end, quoted } = literal;
  const value = text.slice(start, end);
  const before = (reach: number): string => text.slice(Math.max(0, nameStart - reach), nameStart);
  const context = (): string => before(serviceReach) + text.slice(nameStart, nameEnd);
  const confidence = judgeAssignment({
    kind,
    name,
    value,
    quoted,
    notation: scene.notation,
    operator,
    flag:
      isFlag(name, before(wordReach)) || (operator === 'blank' && isBlankLine(scene, literal.end, before(wordReach))),
    wholeLine: () => isWholeLine(text, nameStart, end),
    service: () => serviceIn(context()) !== undefined,
    paired: () => userName.test(before(pairReach)),
  });
  const isLabel = scene.translation && !/\d/.test(value);
  const isShown = confidence !== null && !isLabel;
  if (!isShown && scene.drop === undefined) return;
  const found = {
    rule: ruleFor(rules, kind, context(), value, () => isNearAws(text, nameStart, end)),
    start,
    end,
    confidence: confidence ?? 'low',
    validation: 'none',
    rank: rankAssigned,
  } as const;
  if (isShown) scene.report(found);
  else if (value.length > 3) scene.drop?.(found, dropReason(isLabel, value));
}

/** Whether a name is followed by its value without any sign: a command-line option, or a name that a command sets. */
function isFlag(name: string, before: string): boolean {
  return name.startsWith('-') || redisOption.test(name) || setter.test(before);
}

/** Whether a name begins its line and a value ends it, in a file whose format may separate the two with blanks. */
function isBlankLine({ text, path }: Scene, valueEnd: number, before: string): boolean {
  return (
    blankSeparated.test(path) &&
    /(?:^|\n)[ \t]*[\w.-]*$/.test(before) &&
    /^["']?[ \t]*(?:[\r\n]|$)/.test(text.slice(valueEnd, valueEnd + 10))
  );
}

/** Settings of Redis, whose file has no sign between name and value. */
const redisOption = /^(?:requirepass|masterauth)$/i;

/** Commands that set a variable or an option to the word after its name: Dockerfile, csh, fish, Windows, git, npm and the AWS CLI. */
const setter =
  /\b(?:ENV|ARG|setenv|setx|set(?:[ \t]+-[A-Za-z-]+)+|config(?:ure)?[ \t]+(?:set|--[a-z]+)|secret[ \t]+set)[ \t]+["']?[\w.-]*$/;
const wordReach = 60;

/** Settings files in which blanks may separate a name from its value: java.util.Properties and those of many daemons. */
const blankSeparated = /\.(?:properties|conf|cnf|cfg|rc)$|(?:^|\/)\.?[a-z]+rc$/i;

function dropReason(isLabel: boolean, value: string): DropReason {
  if (isLabel) return 'label';
  return isPlaceholder(value) ? 'placeholder' : 'ordinary';
}

/** The run of name characters around the last keyword. One run may contain several keywords. */
class NameRun {
  start = 0;
  /** Its end, or at least `nameReach` after the keyword. */
  end = 0;
  #serial = -1;
  #judged: readonly [start: number, end: number] = [-1, -1];

  enter({ text, serial }: Scene, start: number, end: number): void {
    if (serial !== this.#serial || start > this.end || start < this.start) {
      if (serial !== this.#serial) this.#judged = [-1, -1];
      this.#serial = serial;
      this.start = skipBack(text, start, Math.max(0, start - nameReach), isName);
      this.end = end;
    }
    // If the run's real end was found, this keeps it. If the scan only stopped at its length limit, this continues it.
    this.end = skipForward(text, Math.max(end, this.end), end + nameReach, isName);
  }

  /** Whether this was the last name asked about: the same name is met again for each further keyword in it. */
  isJudged(start: number, end: number): boolean {
    const [lastStart, lastEnd] = this.#judged;
    if (start === lastStart && end === lastEnd) return true;
    this.#judged = [start, end];
    return false;
  }
}

/** Where a dotted name such as `fs.s3a.secret.key` begins in a settings file. */
function dottedStart({ text, notation }: Scene, nameStart: number): number {
  const isDotted = (notation === 'config' || notation === 'markup') && text.charAt(nameStart - 1) === '.';
  return isDotted
    ? nameStart - (/[\w.-]*$/.exec(text.slice(Math.max(0, nameStart - dottedReach), nameStart))?.[0].length ?? 0)
    : nameStart;
}

const dottedReach = 40;

/** Reads what joins a name to its value; null if the name has none. */
function operatorAt({ text, notation }: Scene, nameStart: number, nameEnd: number): Operator | null {
  const after = readOperator(text, nameEnd, notation);
  const operator = after === null || after.kind === 'blank' ? (comparison(text, nameStart) ?? after) : after;
  // An argument after a name that is itself a quoted argument: `define('NAME', 'value')`.
  const isArgument = operator?.kind !== 'list' || quoteBefore(text, nameStart) === text.charAt(nameEnd);
  return isArgument ? operator : null;
}

/** Whether a line is just `name=value`, with no query and no markup, in a file whose type is unknown. */
function isLineOfSettings(text: string, nameStart: number, valueStart: number): boolean {
  const rest = /^[^\r\n]*/.exec(text.slice(valueStart, valueStart + lineStartReach))?.[0] ?? '';
  return (
    lineStart.test(text.slice(Math.max(0, nameStart - lineStartReach), nameStart)) &&
    /^[^\s<>"'`]+$/.test(rest) &&
    !/&[\w-]+=/.test(rest)
  );
}

/** What may precede a name at the beginning of its line. */
const lineStart = /(?:^|\n)[ \t]*(?:export |set |- )?["']?[\w.-]*$/;

/** Whether a name begins its line and a value ends it, as in a settings file of unknown type. */
function isWholeLine(text: string, nameStart: number, valueEnd: number): boolean {
  return (
    lineStart.test(text.slice(Math.max(0, nameStart - lineStartReach), nameStart)) &&
    /^["']?[ \t]*(?:[\r\n]|$)/.test(text.slice(valueEnd, valueEnd + 10))
  );
}

const lineStartReach = 100;

/** How far before a name the name of a service is looked for. */
const serviceReach = 30;

/** The last service name on the last line of a text. */
function serviceIn(text: string): string | undefined {
  return wordsOf(text.slice(text.lastIndexOf('\n') + 1)).findLast(word => providerByWord().has(word));
}

/** The rule for a value: that of the service mentioned in the name or the words before it, else that of its kind. */
function ruleFor(
  rules: AssignmentRules,
  kind: NameKind,
  context: string,
  value: string,
  isNearAws: () => boolean,
): Rule {
  if (kind === 'password') return rules.password;
  const service = serviceIn(context);
  const mayBeAws = /^[A-Za-z0-9/+]{40}$/.test(value) && (service === undefined || service === 'aws');
  if (mayBeAws && (service === 'aws' || (/secret/i.test(context) && isNearAws()))) return awsSecretRule;
  return service === undefined ? rules[kind] : providerTokenRule(service);
}

/** Whether AWS, or one of its key ids, is mentioned near a value. */
function isNearAws(text: string, start: number, end: number): boolean {
  return /\baws\b|(?:^|[^A-Z0-9])A(?:KIA|SIA)[A-Z2-7]{16}/i.test(text.slice(Math.max(0, start - 300), end + 300));
}

/** How far before the name of a password a user name is looked for. */
const pairReach = 160;
const userName =
  /\b(?:user(?:[-_ ]?name|[-_]?id)?|login|uid|account|e?mail)["']?\s{0,20}(?:[:=]>?|=>)\s{0,20}\\?["']?[\w@.\\-]{2,60}["']?[,;]?\s[^=]{0,100}$/i;
