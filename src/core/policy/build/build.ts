import { stringify } from 'smol-toml';
import type { Message } from '../../message.ts';
import { managedTools } from '../../assistants/managed.ts';
import type { ManagedLayer } from '../managed/types.ts';
import type { Policy } from '../model/types.ts';
import { coverageOf } from './coverage.ts';
import { documentsOf } from './documents.ts';
import { egressArtefacts } from './egress.ts';
import { entriesOf } from './entries.ts';
import { admxValues, remediation } from './formats/intune.ts';
import { jamfManifest } from './formats/jamf.ts';
import { jsonText } from './formats/json.ts';
import { mobileconfig, plist, preferencesOf } from './formats/plist.ts';
import { regFile, registryValues } from './formats/registry.ts';
import { guardHookFiles, type HookFile } from './guardHooks.ts';
import { contentExclusion, ignoreFiles } from './repository.ts';
import type { Artefact, LayerDocument, PolicyBuild, SystemId } from './types.ts';
import { refusalOf } from './validate.ts';

export interface BuildOptions {
  readonly systems: readonly SystemId[];
  /** Turns a message into a sentence, for comments in files. */
  readonly say: (message: Message) => string;
}

/**
 * Builds the files that an administrator rolls out to enforce a policy, and the report on which rule each tool enforces. A
 * document that a tool would reject is refused, not written. Pure.
 */
export function buildArtefacts(policy: Policy, { systems, say }: BuildOptions, managed = managedTools): PolicyBuild {
  const approved = policy.tools?.approved.map(({ id }) => id);
  const used = managed.filter(
    ({ tool }) => approved === undefined || policy.tools?.others === 'allow' || approved.includes(tool),
  );
  const tools = used.map(({ tool }) => tool);
  const documents = documentsOf(used.flatMap(each => entriesOf(policy, each, managed)));
  const hooks = guardHookFiles(policy, tools).filter(({ system }) => systems.includes(system));
  const refused: Message[] = [];
  const written = documents.filter(each => {
    const problem = refusalOf(each, fileText(each));
    if (problem !== null) refused.push(problem);
    return problem === null;
  });
  const files = written.flatMap(each => layerFiles(each, systems, hooks, policy));
  const alone = hooks.filter(({ file }) => !written.some(({ layer }) => isFileOf(file, layer)));
  const artefacts = [
    ...files,
    ...alone.flatMap(each => hookArtefact(each, each.withHooks(null))),
    ...ignoreFiles(policy, tools),
    ...contentExclusion(policy, tools),
    ...egressArtefacts(policy, tools, say),
  ];
  const notes = written.flatMap(({ layer, tools: own }) =>
    layer.notes.map(note => ({ place: `${own.join(', ')}: ${layer.id}`, note })),
  );
  return { artefacts, coverage: used.flatMap(each => coverageOf(policy, each, managed)), refused, notes };
}

function fileText({ layer, content }: LayerDocument): string {
  return layer.format === 'toml' ? stringify(content) : jsonText(content);
}

function layerFiles(
  document: LayerDocument,
  systems: readonly SystemId[],
  hooks: readonly HookFile[],
  policy: Policy,
): readonly Artefact[] {
  const { layer, tools } = document;
  return systems.flatMap((system): readonly Artefact[] => {
    const [file] = layer.files[system] ?? [];
    const own = hooks.find(each => each.system === system && isFileOf(each.file, layer));
    const plain = fileText(document);
    const whole = own?.withHooks(plain) ?? plain;
    const make = (path: string, text: string): Artefact => ({ path, text, tools, system });
    return [
      ...(file === undefined ? [] : baseFiles(file, plain, whole, own, document, system).map(each => make(...each))),
      ...(system === 'darwin'
        ? profileFiles(document, whole, policy.organisation.name).map(each => make(...each))
        : []),
      ...(system === 'win32' ? registryFiles(document, whole).map(each => make(...each)) : []),
    ];
  });
}

/** Returns the file itself. If the tool also reads a folder next to it, hooks go into a separate file there. */
function baseFiles(
  file: string,
  plain: string,
  whole: string,
  own: HookFile | undefined,
  { layer }: LayerDocument,
  system: SystemId,
): readonly (readonly [string, string])[] {
  const [folder] = layer.folders?.[system] ?? [];
  const hooks = own?.withHooks(null) ?? null;
  if (folder === undefined || hooks === null) return [[pathOn(system, file), whole]];
  const separator = system === 'win32' ? '\\' : '/';
  return [
    [pathOn(system, file), plain],
    [pathOn(system, `${folder}${separator}60-sightglass-guard.json`), hooks],
  ];
}

function profileFiles(
  { layer, content }: LayerDocument,
  text: string,
  organisation: string,
): readonly [string, string][] {
  const { preferences, format } = layer;
  if (preferences === undefined) return [];
  const values = preferencesOf(preferences, format === 'json' ? contentOf(text, content) : content, text);
  // Two files of one tool may share a domain.
  const name = preferences.key === undefined ? preferences.domain : `${preferences.domain}.${layer.id}`;
  return [
    [`macos/profiles/${name}.mobileconfig`, mobileconfig(name, preferences.domain, values, organisation)],
    [`macos/jamf/${name}.plist`, plist(values)],
    [`macos/jamf/${name}.json`, jamfManifest(preferences.domain, values)],
  ];
}

function registryFiles({ layer, content }: LayerDocument, text: string): readonly [string, string][] {
  const { registry } = layer;
  if (registry === undefined) return [];
  const values = registryValues(registry, contentOf(text, content));
  const name = registry.key.split('\\').at(-1) ?? layer.id;
  const { detect, remediate } = remediation(registry.key, values);
  return [
    [`windows/registry/${name}.reg`, regFile(registry.key, values)],
    [`windows/intune/${name}-detect.ps1`, detect],
    [`windows/intune/${name}-remediate.ps1`, remediate],
    ...(registry.form === 'values'
      ? [[`windows/intune/${name}-admx.json`, admxValues(name, values)] as [string, string]]
      : []),
  ];
}

/** Returns the content with the hooks that the text contains in addition. */
function contentOf(text: string, content: LayerDocument['content']): LayerDocument['content'] {
  return { ...content, ...(JSON.parse(text) as LayerDocument['content']) };
}

function hookArtefact({ tool, file, system }: HookFile, text: string | null): readonly Artefact[] {
  return text === null ? [] : [{ path: pathOn(system, file), text, tools: [tool], system }];
}

function isFileOf(file: string, { files }: ManagedLayer): boolean {
  return Object.values(files).some(each => each?.includes(file) === true);
}

const systemFolders: Readonly<Record<SystemId, string>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

/** Returns the path of a system's file in the build folder: `windows/Program Files/…`, `linux/home/…` for a user's file. */
function pathOn(system: SystemId, file: string): string {
  const relative = file
    .replace(/^[A-Za-z]:\\/, '')
    .replace(/^~\//, 'home/')
    .replaceAll('\\', '/')
    .replace(/^\/+/, '');
  return `${systemFolders[system]}/${relative}`;
}
