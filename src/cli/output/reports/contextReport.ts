import { assistantName } from '../../../core/assistants/catalogue.ts';
import { claimMessage } from '../../../core/claimMessage.ts';
import type { Simulation } from '../../../core/context/types.ts';
import { type ContextWindow, contextWindowOf, type WindowFacts } from '../../../core/exposure/window/contextWindow.ts';
import { type Standing, standingOf } from '../../../core/exposure/window/standing.ts';
import { percentDecoded } from '../../../core/paths/workspacePath.ts';
import { contextJson, type ReportedItem, type ReportedPrompt } from '../../../core/report/formats/json.ts';
import { markdownCode, markdownTable } from '../../../core/report/formats/markdown.ts';
import type { RunLimits } from '../../../core/report/types.ts';
import { block, document, json, lines, type Safe, t } from '../safe.ts';
import { ruleText } from '../../../text/ruleText.ts';
import type { Environment } from '../../environment.ts';
import { contextBar } from './contextBar.ts';
import { counted, say } from '../text.ts';

/** What `sightglass context` prints. */
export function contextReport(
  items: readonly ReportedItem[],
  prompts: readonly ReportedPrompt[],
  simulations: readonly Simulation[],
  facts: WindowFacts,
  limits: RunLimits | null,
  environment: Environment,
): Safe {
  switch (environment.options.format) {
    case 'json':
      return json(contextJson(items, prompts, simulations, say, limits));
    case 'markdown':
      return document(markdown(items));
    default:
      return text(items, prompts, simulations, facts, environment);
  }
}

function markdown(items: readonly ReportedItem[]): string {
  const head = ['Assistant', 'Item', 'State', 'Tokens', 'Reason', 'Known'];
  const cells = items.map(each => [
    `${assistantName(each.item.assistant)}, ${each.item.feature}`,
    markdownCode(placeOf(each)),
    stateOf(each),
    String(each.item.tokens),
    reasonOf(each),
    say(claimMessage(each.item)),
  ]);
  return `# What would be sent\n\n${markdownTable(head, cells).markdown}\n`;
}

function text(
  items: readonly ReportedItem[],
  prompts: readonly ReportedPrompt[],
  simulations: readonly Simulation[],
  facts: WindowFacts,
  { painter, options }: Environment,
): Safe {
  const all: (string | Safe)[] = [];
  for (const simulation of simulations) {
    const { assistant, feature, unknowns } = simulation;
    const own = items.filter(({ item }) => item.assistant === assistant && item.feature === feature);
    if (own.length + unknowns.length === 0) continue;
    const window = contextWindowOf(simulation, facts);
    all.push('', t`${painter.bold(`${assistantName(assistant)}, ${feature}`)}  ${sizeOf(window)}`);
    const bar = contextBar(window, ({ item }) => shortName(item.uri), { painter, isAscii: options.ascii });
    if (bar !== null) all.push(bar);
    for (const each of own) {
      // Only file text has a size of its own.
      const size = each.item.tokens === 0 ? '' : `  ${counted(each.item.tokens, 'token')}`;
      const secrets = each.secrets === 0 ? '' : `  contains ${counted(each.secrets, 'secret')}`;
      all.push(
        t`  ${shortOf(each, options.home)}  ${stateOf(each)}${size}${secrets}`,
        painter.dim(t`      ${reasonOf(each)} (${each.item.fidelity})`),
      );
    }
    all.push(...unknowns.map(unknown => painter.dim(t`  Not known: ${say(unknown)}`)));
  }
  for (const { assistant, feature, text: sent } of prompts) {
    const title = `The text of ${assistantName(assistant)}, ${feature}, with secrets masked`;
    all.push('', painter.bold(title), block(sent, '│ '));
  }
  return lines(all[0] === '' ? all.slice(1) : all);
}

/** Returns the size of the request, its limit and the number of secrets. The assistant's own text is rounded: it differs by version. */
function sizeOf({ tokens, limit, secrets, ownTokens }: ContextWindow): string {
  const size = limit === null ? counted(tokens, 'token') : `${tokens} of ${limit.tokens} tokens`;
  const all = Math.round(((ownTokens?.tokens ?? 0) + tokens) / 100) * 100;
  return [
    ownTokens === null ? size : `about ${all} tokens, ${tokens} of them yours`,
    ...(secrets === 0 ? [] : [counted(secrets, 'secret')]),
  ].join(', ');
}

/** Returns the name of a file without its folders. */
function shortName(uri: string): string {
  return percentDecoded(uri.slice(uri.lastIndexOf('/') + 1));
}

function placeOf({ item, path }: ReportedItem): string {
  return item.startLine === null ? path : `${path}:${item.startLine}-${item.endLine ?? item.startLine}`;
}

/** Returns the path of an item as a person writes it: in the home folder, it begins with `~/`. */
function shortOf(each: ReportedItem, home: string): string {
  const place = placeOf(each);
  return place.startsWith(`${home}/`) ? `~${place.slice(home.length)}` : place;
}

const states: Readonly<Record<Standing, string>> = {
  'left-out': 'left out',
  'held-back': 'held back',
  'may-be-sent': 'may be sent',
  'sent-unless-excluded': 'would be sent unless the account excludes it',
  sent: 'would be sent',
};

function stateOf({ item, verdict }: ReportedItem): string {
  return states[standingOf(item, verdict)];
}

/** Returns why the feature includes the item, and the rule that holds it back, if there is one. */
function reasonOf({ item, verdict }: ReportedItem): string {
  const rule = standingOf(item, verdict) === 'held-back' && verdict !== null ? ruleText(verdict.by) : '';
  return rule === '' ? say(item.reason) : `${say(item.reason)}; held back by ${rule}`;
}
