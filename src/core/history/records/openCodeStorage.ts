import { numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { leaves } from './leaves.ts';
import { isBeforeAsking, Parts, type Said } from './openCodeParts.ts';
import type { DocumentMapper } from '../types.ts';

/**
 * A session of OpenCode before 1.2, whose messages and parts are separate files: `storage/session/<project>/<session>.json`,
 * `storage/message/<session>/<message>.json`, `storage/part/<message>/<part>.json`, in the order of their names. The files stay
 * when a newer version imports them into its database. In the middle of 2025 each project had a folder of its own, with
 * `session/info/<session>.json`, `session/message/<session>/<message>.json` and `session/part/<session>/<message>/<part>.json`,
 * which newer versions copy (sst/opencode packages/opencode/src/storage/storage.ts, read 2026-11).
 */
export const openCodeStorage: DocumentMapper = (document, sink, beside) => {
  const id = idOf(beside.path);
  sink.session(id, { cwd: textIn(document, 'directory'), parent: textIn(document, 'parentID') });
  if (objectIn(document, 'time') === undefined) sink.unknown(document);
  const began = numberIn(objectIn(document, 'time'), 'created') ?? 0;
  const said = new Map<string, Said>();
  const reader = new Parts(said, sink, 'documented');
  const read = (file: string): unknown => parseJson(beside.read(file) ?? '');
  let isNew = textIn(document, 'parentID') === undefined;

  /** The model was asked for a title of each prompt that has one, and of the session, each time with that prompt alone. */
  const titles = (holder: string, message: unknown, parts: readonly unknown[], time: number | null): void => {
    // Prompts that the program itself writes in a person's name, e.g. for a command that the person ran, get no title.
    const isPersons = parts.some(part => textIn(part, 'type') === 'text' && objectIn(part)?.['synthetic'] !== true);
    if (textIn(message, 'role') !== 'user' || !isPersons) return;
    const count = Number(isNew) + Number(textIn(objectIn(message, 'summary'), 'title') !== undefined);
    isNew = false;
    if (count === 0) return;
    sink.session(id, {}, `title of ${holder}`);
    for (const text of parts.flatMap(part => textIn(part, 'text') ?? []))
      sink.text(text, { status: 'sent', by: 'input', certainty: 'measured', time });
    for (let asked = 0; asked < count; asked++) sink.request(time);
    sink.session(id);
  };

  const isByProject = beside.path.split('/').at(-2) === 'info';
  const messages = isByProject ? `../message/${id}` : `../../message/${id}`;
  const partsOf = (holder: string): string => (isByProject ? `../part/${id}/${holder}` : `../../part/${holder}`);
  for (const name of beside.list(messages)) {
    const message = read(`${messages}/${name}`);
    const time = numberIn(objectIn(message, 'time'), 'created') ?? null;
    const holder = idOf(name);
    const isSummary = objectIn(message)?.['summary'] === true;
    const [role, system] = [textIn(message, 'role'), textIn(message, 'system')];
    const isUnasked = isBeforeAsking(objectIn(message, 'error'));
    said.set(holder, { role, isSummary, isCopy: time !== null && time < began, time, isUnasked, system });
    const cwd = textIn(objectIn(message, 'path'), 'cwd');
    sink.session(id, { model: textIn(message, 'modelID'), provider: textIn(message, 'providerID'), cwd });
    // Some versions stored the system prompt with each answer.
    if (role !== 'user')
      leaves(objectIn(message)?.['system'], text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time }),
      );
    const parts = beside.list(partsOf(holder)).map(part => read(`${partsOf(holder)}/${part}`));
    for (const part of parts) reader.read(part, holder, time);
    reader.end(holder);
    titles(holder, message, parts, time);
  }
};

/** The id that names a file. */
function idOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.json$/, '');
}
