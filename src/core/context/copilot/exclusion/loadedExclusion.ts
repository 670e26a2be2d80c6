import { type Message, message } from '../../../message.ts';
import { folderFiles } from '../../places.ts';
import type { ContextRequest } from '../../types.ts';
import { copilotIgnoreRules, type Exclusion, excludesNothing } from './exclusion.ts';
import { parseUri } from '../documents/uris.ts';

/** Returns an absolute path with `..` and `.` resolved. */
function resolved(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/**
 * Returns what Copilot holds back, as far as this machine shows: nothing unless the account is known to apply content exclusion,
 * otherwise what the `.copilotignore` in the root of each workspace folder lists. The organisation's rules are not on this machine.
 */
export function loadedExclusion(request: ContextRequest): Exclusion {
  if (request.contentExclusion !== true || request.workspaceFolders.length === 0) return excludesNothing;
  const roots = new Set(request.workspaceFolders.map(folder => resolved(parseUri(folder).path, '.copilotignore')));
  const texts = folderFiles(request).flatMap(({ folder, texts: ofFolder }) =>
    [...ofFolder].map(([name, text]): readonly [string, string] => [resolved(parseUri(folder).path, name), text]),
  );
  // A file in a folder within another folder is listed for both.
  const files = [...new Map(texts)].flatMap(([path, text]) => (roots.has(path) ? [{ path, text }] : []));
  return copilotIgnoreRules(files);
}

/** Returns what cannot be known about exclusion: whether it applies, and if so, the organisation's own rules. */
export function exclusionUnknowns(request: ContextRequest): readonly Message[] {
  if (request.contentExclusion === false) return [];
  return request.contentExclusion === null
    ? [message('context.copilot.exclusionUnknown')]
    : [message('context.copilot.organizationRules')];
}
