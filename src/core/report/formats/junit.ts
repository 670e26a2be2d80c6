import type { Finding } from '../../secrets/types.ts';
import type { Say } from '../types.ts';

/**
 * Formats findings as JUnit XML for build servers: one failed test case per finding. If there is none, one passed test case,
 * because some servers report an empty report as broken. The shape is that of Ant's JUnit task.
 */
export function junitXml(findings: readonly Finding[], say: Say): string {
  const cases = findings.map(finding => {
    const place = `${finding.path}:${finding.startLine}:${finding.startColumn}`;
    const what = `${say(finding.description)} (${finding.redacted})`;
    return [
      `    <testcase name="${xml(`${finding.ruleId} at ${place}`)}" classname="${xml(finding.path)}" file="${xml(finding.path)}" line="${finding.startLine}">`,
      `      <failure message="${xml(what)}" type="${finding.confidence}">${xml(`${place}: ${what}, ${finding.confidence} confidence, fingerprint ${finding.fingerprint}`)}</failure>`,
      '    </testcase>',
    ].join('\n');
  });
  const shown = cases.length === 0 ? ['    <testcase name="no secrets" classname="sightglass"/>'] : cases;
  const counts = `tests="${shown.length}" failures="${cases.length}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="Sightglass" ${counts}>`,
    ...shown,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Escapes text for XML. XML 1.0 cannot represent most control characters and lone surrogates: they become U+FFFD. */
export function xml(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isAllowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 32 && code < 0xd800) ||
      (code > 0xdfff && code < 0xfffe) ||
      code > 0xffff;
    if (!isAllowed) out += '\ufffd';
    else out += entities[char] ?? char;
  }
  return out;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
