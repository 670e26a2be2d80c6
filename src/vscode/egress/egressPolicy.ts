import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { catalogue as assistantCatalogue } from '../../core/assistants/catalogue.ts';
import { type TrafficClass, trafficClasses } from '../../core/assistants/trafficClass.ts';
import { policyFormats } from '../../core/egress/policy/catalogue.ts';
import { buildPolicy } from '../../core/egress/policy/model.ts';
import type { PolicyFile, PolicyFormat, Unlisted } from '../../core/egress/policy/types.ts';
import { everyTemplate } from '../../text/everyTemplate.ts';
import { render } from '../../text/render.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';

/** Traffic that is blocked unless the user chooses otherwise. */
export const usuallyStopped: readonly TrafficClass[] = ['telemetry', 'error-reporting', 'experiments'];
/** Placeholders that the user replaces with their own user id and program. */
const someUser = 1500;
const someProgram = '/usr/local/bin/agent';

/** The editor is always present. */
const editorItself = 'vscode';

/**
 * Runs *Generate Egress Policy…*. The files open as untitled documents and nothing is written, so it also works in Restricted Mode.
 */
export async function generateEgressPolicy(assistants: AssistantsInUse): Promise<void> {
  const format = await chooseFormat();
  if (format === undefined) return;
  const tools = await chooseTools(assistants);
  if (tools === undefined || tools.length === 0) return;
  const blockedClasses = await chooseClasses();
  if (blockedClasses === undefined) return;
  const unlisted = await chooseUnlisted(format);
  if (unlisted === undefined) return;
  const model = buildPolicy({ tools, allowedHosts: [], blockedClasses });
  const files = format.write(model, {
    unlisted,
    userId: someUser,
    program: someProgram,
    // English in any display language: some programs read these files as ASCII.
    say: message => render(message, undefined, everyTemplate),
  });
  for (const file of [...files].reverse()) await open(file);
}

/** Returns the ids of the tools that are on this machine or named in the settings, and of the editor. */
export function toolsFound(assistants: AssistantsInUse): ReadonlySet<string> {
  return new Set([editorItself, ...assistants.detected, ...assistants.current.map(each => each.id)]);
}

async function chooseFormat(): Promise<PolicyFormat | undefined> {
  const picks = policyFormats.map(format => ({ label: format.name, description: format.id, format }));
  const title = l10n.t('Generate Egress Policy: form');
  const placeHolder = l10n.t('The program that enforces it');
  return (await window.showQuickPick(picks, { title, placeHolder, matchOnDescription: true }))?.format;
}

async function chooseTools(assistants: AssistantsInUse): Promise<readonly string[] | undefined> {
  const found = toolsFound(assistants);
  const picks = assistantCatalogue.map(({ id, name }) => ({ label: name, description: id, picked: found.has(id) }));
  picks.sort((one, other) => Number(other.picked) - Number(one.picked));
  const title = l10n.t('Generate Egress Policy: tools');
  const placeHolder = l10n.t('Tools that must keep working; those found here are checked');
  const chosen = await window.showQuickPick(picks, { title, placeHolder, canPickMany: true, matchOnDescription: true });
  return chosen?.map(each => each.description);
}

interface ClassPick extends QuickPickItem {
  readonly trafficClass: TrafficClass;
}

async function chooseClasses(): Promise<readonly TrafficClass[] | undefined> {
  const picks: readonly ClassPick[] = trafficClasses
    .filter(each => each !== 'model')
    .map(trafficClass => ({
      label: classText(trafficClass),
      description: trafficClass,
      picked: usuallyStopped.includes(trafficClass),
      trafficClass,
    }));
  const title = l10n.t('Generate Egress Policy: what to block');
  const placeHolder = l10n.t('What a tool needs to work is never blocked');
  const chosen = await window.showQuickPick(picks, { title, placeHolder, canPickMany: true });
  return chosen?.map(each => each.trafficClass);
}

async function chooseUnlisted(format: PolicyFormat): Promise<Unlisted | undefined> {
  if (format.unlisted.length === 1) return format.unlisted[0];
  const picks = format.unlisted.map(unlisted => ({
    label: unlisted === 'allow' ? l10n.t('Block only what is listed') : l10n.t('Allow only what is listed'),
    unlisted,
  }));
  const title = l10n.t('Generate Egress Policy: names that are not listed');
  return (await window.showQuickPick(picks, { title }))?.unlisted;
}

async function open({ name, text }: PolicyFile): Promise<void> {
  const language = languageOf(name);
  const document = await workspace.openTextDocument({ content: text, ...(language === null ? {} : { language }) });
  await window.showTextDocument(document, { preview: false });
}

function languageOf(name: string): string | null {
  const languages: Readonly<Record<string, string>> = {
    json: 'json',
    lsrules: 'json',
    ps1: 'powershell',
    sh: 'shellscript',
    toml: 'toml',
    yaml: 'yaml',
  };
  return languages[name.slice(name.lastIndexOf('.') + 1)] ?? null;
}

function classText(trafficClass: TrafficClass): string {
  switch (trafficClass) {
    case 'model':
      return l10n.t('Requests to models');
    case 'telemetry':
      return l10n.t('Telemetry');
    case 'error-reporting':
      return l10n.t('Error reports');
    case 'experiments':
      return l10n.t('Experiments and feature flags');
    case 'auth':
      return l10n.t('Sign-in');
    case 'update':
      return l10n.t('Updates');
    case 'sharing':
      return l10n.t('Sharing and uploads');
    case 'registry':
      return l10n.t('Catalogues and downloads');
    case 'index':
      return l10n.t('Upload of an index of the workspace');
  }
}
