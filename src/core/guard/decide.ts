import { allowanceOf, fileVerdict, pathOf, reasonFor, shown, tailReason } from './files.ts';
import { isSure, maskOutput, withoutText } from './output.ts';
import { isShellProfile, weakensShell } from './release/lasting.ts';
import { releaseGuard } from './release/release.ts';
import { shellWord } from './hooks/commandLine.ts';
import { shellUses } from './shell/uses.ts';
import type { FoundFiles, ShellRead } from './shell/useTypes.ts';
import type { CommandDialect } from './shell/grammar/syntax.ts';
import { inlineCode } from './shell/inlineCode.ts';
import { unescaped } from './shell/words.ts';
import type { Allowance, Decision, GuardEvent, GuardFacts, GuardReason, Json, JsonObject } from './types.ts';

type Verdict = {
  readonly reasons: readonly GuardReason[];
  readonly asks: boolean;
  readonly allowed: Allowance | undefined;
};

const allow: Decision = { decision: 'allow', reasons: [] };

/** The guard's answer: the same event and facts always get the same answer. Never throws on its own. */
export function decide(event: GuardEvent, facts: GuardFacts): Decision {
  switch (event.kind) {
    case 'read':
    case 'attachment':
    case 'search':
      return before(
        readVerdict(
          event.paths.map(path => pathOf(path, facts)),
          facts,
        ),
      );
    case 'shell':
      return before(shellVerdict(event.command, event.dialect, facts));
    case 'mcp':
      return before(valuesVerdict(event.values, facts));
    case 'edit':
      return before(editVerdict(event.paths, event.text, facts));
    case 'web':
      return before(webVerdict(event.address, facts));
    case 'prompt':
      return before(promptVerdict(event.text, facts));
    case 'output':
      return event.calls === undefined
        ? after(event.value, event.call, facts)
        : afterAll(Array.isArray(event.value) ? (event.value as readonly Json[]) : [], event.calls, facts);
  }
}

function before({ reasons, asks, allowed }: Verdict): Decision {
  if (reasons.length > 0) return { decision: asks ? 'ask' : 'deny', reasons };
  return allowed === undefined ? allow : { ...allow, allowed };
}

function after(value: Json, call: GuardEvent | null, facts: GuardFacts): Decision {
  if (call !== null) {
    const { reasons, allowed } = decide(call, facts);
    // The user allowed the file: masking its contents would undo that.
    if (allowed !== undefined) return { ...allow, allowed };
    const [first] = reasons.filter(each => each.code === 'guard.rule' || each.code === 'guard.sensitive');
    if (first !== undefined) {
      return { decision: 'redact', reasons: [{ ...first, code: 'guard.heldBackOutput' }], value: withoutText(value) };
    }
  }
  return withoutSecrets(value, call, facts);
}

function withoutSecrets(value: Json, call: GuardEvent | null, facts: GuardFacts): Decision {
  const { value: masked, reasons } = maskOutput(value, facts);
  if (reasons.length === 0) return allow;
  const files = call === null ? [] : filesRead(call, facts);
  const allowances = files.flatMap(file => allowanceOf(file, facts) ?? []);
  const [allowed] = allowances;
  if (allowed !== undefined && allowances.length === files.length) return { ...allow, allowed };
  const [file] = files;
  if (file === undefined || files.length > 1) return { decision: 'redact', reasons, value: masked };
  const named = reasons.map(each => ({ ...each, path: each.path ?? shown(file, facts) }));
  return { decision: 'redact', reasons: named, value: masked };
}

/** Judges several outputs that are about to be sent together. The output of a refused call is only its refusal. */
function afterAll(values: readonly Json[], calls: readonly (GuardEvent | null)[], facts: GuardFacts): Decision {
  const all = values.map((value, index): Decision => {
    const call = calls[index] ?? null;
    const { allowed } = call === null ? allow : decide(call, facts);
    return allowed === undefined ? withoutSecrets(value, call, facts) : { ...allow, allowed };
  });
  if (all.every(each => each.decision === 'allow')) return all.find(each => each.allowed !== undefined) ?? allow;
  const value = values.map((each, index) => all[index]?.value ?? each);
  return { decision: 'redact', reasons: all.flatMap(each => each.reasons), value };
}

/** Returns the files that an output consists of, if it cannot contain anything else; empty if that is not known. */
function filesRead(call: GuardEvent, facts: GuardFacts): readonly string[] {
  if (call.kind === 'read' || call.kind === 'attachment') return call.paths.map(path => pathOf(path, facts));
  if (call.kind !== 'shell') return [];
  const { commands, reads } = shellUses(call.command, call.dialect, facts);
  const isPlain = commands.length === 1 && reads.every(each => !each.isTail);
  return isPlain ? reads.map(each => each.path) : [];
}

function verdict(reasons: readonly GuardReason[], allowed?: Allowance): Verdict {
  return { reasons, asks: false, allowed };
}

function readVerdict(paths: readonly string[], facts: GuardFacts): Verdict {
  const reasons: GuardReason[] = [];
  let used: Allowance | undefined;
  for (const path of paths) {
    const found = fileVerdict(path, facts);
    if (found === null) continue;
    if (found.reason !== null) reasons.push(found.reason);
    else used = found.allowed;
  }
  return verdict(distinct(reasons), used);
}

function shellVerdict(command: string, dialect: CommandDialect, facts: GuardFacts): Verdict {
  const uses = shellUses(command, dialect, facts);
  const isLasting =
    uses.writes.some(path => isShellProfile(path)) && uses.commands.some(words => weakensShell(words.join(' ')));
  if (isLasting || releaseGuard(uses.commands, command, uses.assigned))
    return verdict([reasonFor('guard.release', null, null)]);
  const written = writeReasons(uses.writes, facts);
  if (written.reasons.length > 0) return written;
  const changed = [
    ...removedReasons(uses.removes, facts),
    ...foundReasons(uses.changesFound, facts),
    ...touchedReasons(uses.touches, facts),
  ];
  if (changed.length > 0) return verdict(distinct(changed));
  const reasons: GuardReason[] = [];
  const paths: string[] = [];
  for (const read of uses.reads) {
    const tail = read.isTail ? tailReason(read.path) : null;
    if (tail !== null) reasons.push(tail);
    else if (!read.isTail && !isJudgedLater(read, facts) && !staysHidden(read, facts)) paths.push(read.path);
  }
  const read = readVerdict(paths, facts);
  const environment = uses.printsEnvironment && facts.output === 'none';
  const all = [...reasons, ...read.reasons, ...(environment ? [reasonFor('guard.environment', null, null)] : [])];
  return verdict(distinct(all), read.allowed);
}

/** In a search over many files, every hit names its file, so the output is judged later instead of refusing the search. */
function isJudgedLater({ isNamed }: ShellRead, { output }: GuardFacts): boolean {
  return isNamed && output !== 'none';
}

/** Whether a copy is held back like its original. */
function staysHidden({ path, to }: ShellRead, facts: GuardFacts): boolean {
  if (to === null) return false;
  const isFolder = facts.list(to).length > 0;
  const target = isFolder ? `${to}/${path.slice(path.lastIndexOf('/') + 1)}` : to;
  const verdictThere = target === path ? null : fileVerdict(target, facts);
  return verdictThere !== null && verdictThere.reason !== null;
}

/** A longer text cannot name a file (PATH_MAX of Linux). */
const longestPath = 4_096;

/** Keys under which tools of MCP servers take the files that they read (seen in the servers of modelcontextprotocol/servers, 2026-11). */
const fileKey = /(?:path|file|uri|source|folder|director)/i;
/** Keys whose value may be a file or something else: a value with blanks does not count as a file. */
const maybeFileKey = /(?:target|document|resource|location|attach|notebook)|^(?:name|input|src)$/i;
const commandKey = /^(?:(?:shell|bash|terminal|run)_?)?(?:command|cmd|script|shell|cmdline|command_?line|argv)s?$/i;
const codeKey = /^(?:code|source_?code|python|javascript|snippet|program)$/i;

function valuesVerdict(values: Json, facts: GuardFacts): Verdict {
  const reasons: GuardReason[] = [];
  let used: Allowance | undefined;
  const note = (found: Verdict | null): void => {
    reasons.push(...(found?.reasons ?? []));
    used ??= found?.allowed;
  };
  const visit = (value: Json, key: string): void => {
    if (typeof value === 'string') note(textVerdict(value, key, facts));
    else if (Array.isArray(value)) {
      if (commandKey.test(key)) note(shellVerdict(commandOf(value as readonly Json[]), 'bash', facts));
      for (const each of value as readonly Json[]) visit(each, key);
    } else if (typeof value === 'object' && value !== null) {
      const { command, args } = value as JsonObject;
      // A program, and its arguments in another key.
      if (typeof command === 'string' && Array.isArray(args))
        note(shellVerdict(commandOf([command, ...(args as readonly Json[])]), 'bash', facts));
      for (const [name, each] of Object.entries(value)) visit(each, name);
    }
  };
  visit(values, '');
  return verdict(distinct(reasons), used);
}

function commandOf(words: readonly Json[]): string {
  return words.flatMap(word => (typeof word === 'string' ? shellWord(word) : [])).join(' ');
}

/** Judges one string among the arguments of a server's tool. */
function textVerdict(text: string, key: string, facts: GuardFacts): Verdict | null {
  if (commandKey.test(key)) return shellVerdict(text, 'bash', facts);
  const read = (paths: readonly string[]): Verdict =>
    readVerdict(
      paths.map(path => pathOf(path, facts)),
      facts,
    );
  if (codeKey.test(key))
    return read(
      inlineCode(text)
        .reads.map(unescaped)
        .filter(path => !/\s/.test(path)),
    );
  if (text.length > longestPath) return null;
  if (/^file:\//i.test(text)) return read([text]);
  if (/^[a-z][\w+.-]+:\/\//i.test(text)) return null;
  return fileKey.test(key) || (maybeFileKey.test(key) && !/\s/.test(text)) ? read([text]) : null;
}

function editVerdict(paths: readonly string[], text: string, facts: GuardFacts): Verdict {
  const absolute = paths.map(path => pathOf(path, facts));
  if (absolute.some(isShellProfile) && weakensShell(text)) return verdict([reasonFor('guard.release', null, null)]);
  return writeReasons(absolute, facts, text);
}

/** Keys that register hooks or switch them off, or change the environment of a hook's program. */
const aboutHooks =
  /hook|disableAll|plugin|extension|"env"\s*:|\b(?:HOME|USERPROFILE|PATH|NODE_OPTIONS|BASH_ENV|LD_PRELOAD|DYLD_\w+|\w+_CONFIG_DIR|CODEX_HOME)\b/i;

/**
 * Returns why files must not be written: they are the guard's, or its decisions depend on them. Workspace settings that contain hooks
 * among other things may be written as long as hooks are not affected.
 * @param text what is written; null if that is not known
 */
function writeReasons(paths: readonly string[], facts: GuardFacts, text: string | null = null): Verdict {
  const reasons: GuardReason[] = [];
  for (const path of paths.flatMap(each => [each, facts.realPath(each)])) {
    const own = facts.ownFile(path);
    if (own === null) continue;
    const isAboutHooks = text === null || aboutHooks.test(text);
    if (own === 'hooks' && path.startsWith(`${facts.root}/`) && !isAboutHooks) continue;
    reasons.push(
      reasonFor(
        own === 'guard' ? 'guard.own' : own === 'hooks' ? 'guard.hooks' : 'guard.rules',
        shown(path, facts),
        null,
      ),
    );
  }
  const asks = facts.canAsk && reasons.every(each => each.code === 'guard.rules');
  return { reasons: distinct(reasons), asks, allowed: undefined };
}

function removedReasons(paths: readonly string[], facts: GuardFacts): readonly GuardReason[] {
  return paths
    .filter(path => facts.holdsOwnFile(facts.realPath(path), false))
    .map(path => reasonFor('guard.hooks', shown(path, facts), null));
}

function foundReasons(found: readonly FoundFiles[], facts: GuardFacts): readonly GuardReason[] {
  return found
    .filter(({ folder, isFound }) => facts.holdsOwnFile(facts.realPath(folder), false, isFound))
    .map(({ folder }) => reasonFor('guard.hooks', shown(folder, facts), null));
}

/** What happens to these paths is not known, so the guard's own files and the hooks of agents are not risked. */
function touchedReasons(paths: readonly string[], facts: GuardFacts): readonly GuardReason[] {
  return paths.flatMap(path => {
    if (facts.holdsOwnFile(path.replace(/\/$/, ''), true)) return [reasonFor('guard.hooks', shown(path, facts), null)];
    // The editor's settings contain far more than hooks.
    const isEditors = path.endsWith('/.vscode/settings.json');
    return isEditors ? [] : writeReasons([path], facts).reasons.filter(each => each.code !== 'guard.rules');
  });
}

function webVerdict(address: string, facts: GuardFacts): Verdict {
  // The requested files may be on the lines after the address.
  const files = address
    .split(/[\r\n]+/)
    .flatMap(line =>
      /^file:/i.test(line) ? [line] : [...line.matchAll(/\bfile:\/\/[^\s"'`<>)]+/gi)].map(([each]) => each),
    );
  const read = readVerdict(
    files.map(file => pathOf(file, facts)),
    facts,
  );
  return { ...read, reasons: [...read.reasons, ...secretReasons(address, 'guard.secret.web', facts)] };
}

/** `@path`, `@"path with blanks"` and `@'path'` at the start of a word. */
const mention = /(?:^|[\s(["'`<,])@(?:"([^"\n]{1,1024})"|'([^'\n]{1,1024})'|([^\s"'`)\],;>]{1,1024}))/g;

function promptVerdict(text: string, facts: GuardFacts): Verdict {
  const paths = [...text.matchAll(mention)].flatMap(([, quoted, single, plain]) => {
    const name = quoted ?? single ?? plain ?? '';
    // Punctuation or a range of lines may follow.
    return [name, name.replace(/(?:[.!?:]+|#L?\d+(?:-L?\d+)?|:\d+(?:-\d+)?)$/, '')];
  });
  const named = readVerdict(
    [...new Set(paths)].filter(each => each !== '').map(path => pathOf(path, facts)),
    facts,
  );
  const attached = named.reasons.map((each): GuardReason => ({
    ...each,
    code: each.by === null ? 'guard.attachment' : each.code,
  }));
  return verdict([...attached, ...secretReasons(text, 'guard.secret.prompt', facts)], named.allowed);
}

function secretReasons(
  text: string,
  code: 'guard.secret.prompt' | 'guard.secret.web',
  facts: GuardFacts,
): readonly GuardReason[] {
  return facts
    .scan(text)
    .filter(isSure)
    .map(({ ruleId, startLine }) => ({ code, path: null, by: null, ruleId, line: startLine }));
}

function distinct(reasons: readonly GuardReason[]): readonly GuardReason[] {
  return [...new Map(reasons.map(each => [`${each.code} ${each.path}`, each])).values()];
}
