/**
 * Folders whose content is somebody else's or made by tools. Assistants can read them on demand, but what they hold is not
 * the person's to fix, and they dwarf the rest.
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
