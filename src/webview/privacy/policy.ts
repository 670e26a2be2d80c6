import { button, cell, element, keyName, pathName, section, table } from '../dom.ts';
import { post } from '../host.ts';
import { openLink } from '../openLink.ts';
import type { Report, ReportPolicyRow } from '../protocol.ts';

/** Shows how this machine complies with an organization's policy, and what decides; null without a policy. */
export function policySection({ labels, policy }: Report): HTMLElement | null {
  if (policy === null) return null;
  const { facts, canFix, rows, met } = policy;
  const head = [labels.rule, labels.state, labels.now, labels.required, labels.decides, labels.known];
  const actions = [
    ...(canFix ? [button(labels.fixPolicy, () => post({ type: 'fix-policy' }), { id: 'fix-policy' })] : []),
    ...(rows.some(({ rule, outcome }) => rule === 'hooks.guard' && outcome === 'broken')
      ? [button(labels.guardAgents, () => post({ type: 'guard' }), { id: 'policy-guard' })]
      : []),
  ];
  return section(
    'policy',
    labels.policy,
    element('p', { class: 'intro' }, labels.policyIntro),
    element('ul', {}, ...facts.map(text => element('li', {}, text))),
    ...(actions.length === 0 ? [] : [element('div', { class: 'toolbar' }, ...actions)]),
    ...(rows.length === 0 ? [] : [table('policy', head, rows.map(row))]),
    ...(met.length === 0
      ? []
      : [folded(labels.met.replace('{0}', String(met.length)), table('policy', head, met.map(row)))]),
  );
}

function folded(title: string, content: HTMLElement): HTMLElement {
  return element('details', {}, element('summary', {}, title), content);
}

/** The style of each outcome: outcomes use the colors of settings' states. */
const colours = { broken: 'weak', unknown: 'unknown', excepted: 'optional', met: 'hardened' } as const;

function row({
  rule,
  about,
  outcome,
  outcomeText,
  now,
  required,
  layer,
  where,
  openId,
  why,
  known,
}: ReportPolicyRow): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, keyName(rule), about === '' ? null : element('div', { class: 'tool' }, about)),
    cell(
      element('span', { class: `state ${colours[outcome]}` }, outcomeText),
      ...why.map(text => element('div', {}, text)),
    ),
    cell(now === '' ? null : element('code', {}, now)),
    cell(required === '' ? null : element('code', {}, required)),
    cell(layer === '' ? null : element('div', {}, layer), openId === null ? where : openLink(pathName(where), openId)),
    element('td', { class: 'known' }, known),
  );
}
