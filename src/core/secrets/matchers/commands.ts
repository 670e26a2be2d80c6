import { isAlphanumeric, isAt } from '../judgement/characters.ts';
import type { Rule } from '../engine/rule.ts';
import { rankStructure, type Matcher, type Scene } from '../engine/sink.ts';
import { isPlaceholder, looksRandom } from '../judgement/value.ts';
import { wordLikeness } from '../judgement/randomness.ts';

const commandReach = 600;

/** `curl -u name:password` and `--user name:password`; the password is the secret. */
export function curlMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    if (isAt(text, start - 1, isAlphanumeric)) return;
    const line = commandLine(text.slice(end, end + commandReach));
    const match =
      /(?:^|\s)(?:-u|--user|--proxy-user|-U)[ =]?(["']?)((?:[^\s"':]|"[^"\n]*")+?)\1?:["']?([^\s"']{2,200})/.exec(line);
    const secret = match?.[3];
    if (match === null || secret === undefined || isPlaceholder(secret) || /^[${%<[]|>$|^\/\//.test(secret)) return;
    const stop = end + match.index + match[0].length;
    report(scene, rule, stop - secret.length, stop);
  };
}

/** `psexec … -p password` and other programs whose `-p` is a password. */
export function optionMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    if (isAt(text, start - 1, isAlphanumeric)) return;
    const line = commandLine(text.slice(end, end + commandReach));
    const match = /\s-u\s+\S{1,100}\s+-p\s+(?:["']([^"'\n]{3,100})["']|([^\s"']{3,100}))/i.exec(line);
    const secret = match?.[1] ?? match?.[2];
    if (match === null || secret === undefined || /^[$%<-]/.test(secret)) return;
    const at = end + match.index + match[0].lastIndexOf(secret);
    report(scene, rule, at, at + secret.length);
  };
}

/** Calls that take a user's name and a password, such as `NetworkCredential("name", "password")`. */
export function credentialCallMatcher(rule: Rule): Matcher {
  return (scene, _start, end) => {
    const match =
      /^[\w.]{0,30}\s?\(\s*((?:@?(["'])[^"'\n]{1,100}\2\s*,\s*){1,2})@?(["'])([^"'\n]{3,100})\3\s*[),]/.exec(
        scene.text.slice(end, end + 400),
      );
    const secret = match?.[4];
    if (match === null || secret === undefined || /^[${%<]|\s/.test(secret) || isPlaceholder(secret)) return;
    const at = end + match[0].lastIndexOf(`${match[3] ?? ''}${secret}`) + 1;
    report(scene, rule, at, at + secret.length);
  };
}

/** `credentials { username 'u'; password 'p' }` in a build script. Any value is reported, since it is sent as a login. */
export function credentialsBlockMatcher(rule: Rule): Matcher {
  return (scene, _start, end) => {
    const block = /^[^{}]{0,400}/.exec(scene.text.slice(end, end + 400))?.[0] ?? '';
    const match = /\bpassword\s{0,4}=?\s{0,4}(["'])([^"'\n${}]{3,100})\1/.exec(block);
    const secret = match?.[2];
    if (match === null || secret === undefined) return;
    const stop = end + match.index + match[0].length - 1;
    report(scene, rule, stop - secret.length, stop, isPlaceholder(secret) ? 'low' : 'medium');
  };
}

/** Sentences such as `the password is "…"` and `password for user 'x' is 'y'`. */
export function sentenceMatcher(rule: Rule): Matcher {
  return (scene, _start, end) => {
    const match = /^(?: for(?: the)? user ["'`]?[\w.@-]{1,40}["'`]?)? is:? (["'`])([^\s"'`]{4,60})\1/.exec(
      scene.text.slice(end, end + 140),
    );
    const secret = match?.[2];
    if (match === null || secret === undefined || /^[${%<]/.test(secret)) return;
    const stop = end + match[0].length - 1;
    const random = looksRandom(secret) || /\d/.test(secret);
    report(scene, rule, stop - secret.length, stop, random ? 'medium' : 'low');
  };
}

/** `mysql -psecret`, `mysqldump -p'secret'`: a password attached to its option. */
export function joinedOptionMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    if (isAt(text, start - 1, isAlphanumeric)) return;
    const line = commandLine(text.slice(end, end + commandReach));
    const match =
      /^(?:dump|admin|import|check)?(?:\s+[^\s|;&]{1,200}){0,12}?\s-p(?:(["'])([^"'\n]{3,100})\1|([^\s"'$<{%-][^\s"']{2,100}))(?=\s|$)/.exec(
        line,
      );
    const secret = match?.[2] ?? match?.[3];
    if (match === null || secret === undefined || /^[$%<{]/.test(secret) || isPlaceholder(secret)) return;
    const stop = end + match.index + match[0].length - (match[2] === undefined ? 0 : 1);
    report(scene, rule, stop - secret.length, stop);
  };
}

/** A literal right after the keyword: `IDENTIFIED BY 'x'`, `ConvertTo-SecureString 'x'`, `sshpass -p x`. */
export function literalAfterMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    if (isAt(text, start - 1, isAlphanumeric)) return;
    const match = /^(?:\s+(?:VALUES|-String|-AsPlainText|-Force|PASSWORD))*\s+\\?(["'])?([^\s"'`;,)\\]{4,100})/i.exec(
      text.slice(end, end + 160),
    );
    const secret = match?.[2];
    if (match === null || secret === undefined || /^[$%<{:@&-]/.test(secret) || isPlaceholder(secret)) return;
    if (match[1] === undefined && (/-/.test(secret) || (!/\d/.test(secret) && wordLikeness(secret) > -0.2))) return;
    const stop = end + match[0].length;
    report(scene, rule, stop - secret.length, stop);
  };
}

/** Returns the first command of a text, including continued lines. */
function commandLine(text: string): string {
  const end = text.search(/[^\\]\r?\n/);
  return end < 0 ? text : text.slice(0, end + 1);
}

function report(scene: Scene, rule: Rule, start: number, end: number, confidence: 'medium' | 'low' = 'medium'): void {
  scene.report({ rule, start, end, confidence, validation: 'none', rank: rankStructure });
}
