import type { ContextRequest, OpenDocument } from '../../../src/core/context/types.ts';

/** Returns a request with nothing open, except for what is given. */
export function requestOf(given: Partial<ContextRequest> = {}): ContextRequest {
  return {
    documents: [],
    active: null,
    workspaceFolders: ['file:///w'],
    recentEdits: [],
    workspaceFiles: [],
    fileTexts: new Map(),
    contentExclusion: null,
    ...given,
  };
}

/** Returns an open document of the folder `/w`. */
export function documentOf(path: string, text: string, rest: Partial<OpenDocument> = {}): OpenDocument {
  return { uri: `file:///w/${path}`, languageId: 'typescript', text, ...rest };
}
