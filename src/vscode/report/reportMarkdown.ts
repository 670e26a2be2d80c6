import { markdownCode, markdownTable, md } from '../../core/report/formats/markdown.ts';
import type { Report, ReportTool } from '../../webview/protocol.ts';
import { buildReport, type ReportSources } from './privacyReport.ts';

/** Returns the privacy report as Markdown, for a review or a ticket. */
export function reportMarkdown(sources: ReportSources): string {
  const { report } = buildReport(sources);
  const { labels: l } = report;
  const parts = [
    `# ${l.title}`,
    l.intro,
    ...report.notices.map(text => md`> ${text}`.markdown),
    `## ${l.summary}`,
    report.summary.map(text => md`- ${text}`.markdown).join('\n'),
    counts(report),
    ...policy(report),
    ...drifts(report),
    ...report.tools.flatMap(tool => settings(tool, report)),
    ...guarded(report),
    ...readers(report),
    ...history(report),
    ...checklist(report),
    ...stored(report),
    ...outbound(report),
    ...changes(report),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function counts({ labels: l, tools }: Report): string {
  const groups = ['weak', 'hardened', 'optional', 'ineffective'] as const;
  const head = [l.tool, l.open, l.hardened, l.optional, l.ineffective, l.unknown];
  const rows = tools.map(tool => [
    tool.name,
    ...groups.map(group => String(tool.settings.filter(each => each.state === group).length)),
    String(tool.settings.filter(each => !each.isReadable).length),
  ]);
  return rows.length === 0 ? l.noTools : markdownTable(head, rows).markdown;
}

function settings(tool: ReportTool, { labels: l }: Report): readonly string[] {
  const rows = tool.settings.map(each => [
    markdownCode(each.key),
    `${each.stateText}: ${each.value}`,
    each.advised === '' ? '–' : each.advised,
    [each.trafficClass, ...each.hosts].join(', '),
    each.where,
    each.known,
  ]);
  return [
    md`## ${tool.name}`.markdown,
    ...(tool.version === '' ? [] : [md`${tool.version}`.markdown]),
    markdownTable([l.setting, l.now, l.advised, l.sendsTo, l.where, l.known], rows).markdown,
  ];
}

function drifts({ labels: l, drifts: list }: Report): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map(each => [each.tool, markdownCode(each.key), each.wrote, each.now]);
  return [`## ${l.drift}`, markdownTable([l.tool, l.setting, l.wrote, l.now], rows).markdown];
}

function policy({ labels: l, policy: own }: Report): readonly string[] {
  if (own === null) return [];
  const rows = [...own.rows, ...own.met].map(each => [
    markdownCode(each.rule),
    each.about,
    [each.outcomeText, ...each.why].join(' · '),
    each.now === '' ? '–' : markdownCode(each.now),
    each.required === '' ? '–' : markdownCode(each.required),
    [each.layer, each.where].filter(text => text !== '').join(', '),
    each.known,
  ]);
  const head = [l.rule, l.tool, l.state, l.now, l.required, l.decides, l.known];
  return [
    `## ${l.policy}`,
    l.policyIntro,
    own.facts.map(text => md`- ${text}`.markdown).join('\n'),
    ...(rows.length === 0 ? [] : [markdownTable(head, rows).markdown]),
  ];
}

function guarded({ labels: l, guard: list }: Report): readonly string[] {
  if (list === null) return [];
  if (list.length === 0) return [`## ${l.guard}`, l.noGuard];
  const rows = list.map(each => [
    each.tool,
    each.state,
    each.where === '' ? '–' : markdownCode(each.where),
    each.open.join(' '),
    each.known,
  ]);
  return [
    `## ${l.guard}`,
    l.guardIntro,
    markdownTable([l.tool, l.state, l.where, l.staysOpen, l.known], rows).markdown,
  ];
}

function readers({ labels: l, readers: list }: Report): readonly string[] {
  if (list === null) return [];
  if (list.length === 0) return [`## ${l.readers}`, l.noReaders];
  const rows = list.map(each => [
    `${each.kind} ${each.name}`.trimEnd(),
    each.tools,
    [each.code, ...each.facts, ...each.warnings].filter(text => text !== '').join(' · '),
    each.where === '' ? '–' : markdownCode(each.where),
    each.known,
  ]);
  const head = [l.reader, l.tool, l.readerDoes, l.where, l.known];
  return [`## ${l.readers}`, l.readersIntro, markdownTable(head, rows).markdown];
}

function history({ labels: l, history: past }: Report): readonly string[] {
  const { facts, timeline, limits } = past;
  const list = (texts: readonly string[]): string => texts.map(text => md`- ${text}`.markdown).join('\n');
  const rows = (timeline?.rows ?? []).flatMap(({ assistant, cells }) =>
    cells.map(each => [timeline?.days[each.day] ?? '', assistant, each.size, String(each.secrets)]),
  );
  const table = rows.length === 0 ? '' : markdownTable([l.day, l.tool, l.sent, l.secrets], rows).markdown;
  return [`## ${l.history}`, l.historyIntro, list(facts), table, list(limits)];
}

function checklist({ labels: l, checks }: Report): readonly string[] {
  if (checks.length === 0) return [];
  const rows = checks.map(each => [
    each.tool,
    markdownCode(each.key),
    [l.answers[each.answer], each.answered].filter(text => text !== '').join(', '),
    each.page,
  ]);
  return [`## ${l.checklist}`, l.checklistIntro, markdownTable([l.tool, l.check, l.answer, l.page], rows).markdown];
}

function stored({ labels: l, stored: list }: Report): readonly string[] {
  if (list === null) return [];
  if (list.length === 0) return [`## ${l.stored}`, l.noStored];
  const rows = list.map(each => [
    each.tool,
    each.kind,
    each.size,
    each.holds,
    { markdown: each.where.map(each => markdownCode(each).markdown).join(' ') },
  ]);
  return [`## ${l.stored}`, markdownTable([l.tool, l.kind, l.size, l.holds, l.where], rows).markdown];
}

function outbound({ labels: l, outbound: list = [] }: Report): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map(each => [
    each.when,
    markdownCode(each.host),
    each.purpose,
    each.tool,
    each.requests,
    each.sent,
    each.capture,
  ]);
  const head = [l.when, l.host, l.purpose, l.tool, l.requests, l.sent, l.capture];
  return [`## ${l.outbound}`, l.outboundIntro, markdownTable(head, rows).markdown];
}

function changes({ labels: l, changes: list }: Report): readonly string[] {
  if (list.length === 0) return [`## ${l.changes}`, l.noChanges];
  const rows = list.map(each => [each.when, each.tool, markdownCode(each.key), each.from, each.to]);
  return [`## ${l.changes}`, l.changesIntro, markdownTable([l.when, l.tool, l.setting, l.from, l.to], rows).markdown];
}
