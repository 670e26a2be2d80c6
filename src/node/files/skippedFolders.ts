/**
 * Folders with third-party or generated content. Assistants can read them on demand, but the person cannot fix what they
 * contain, and they are far larger than the rest.
 */
export const skippedFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.gradle',
  '.vscode-test',
]);
