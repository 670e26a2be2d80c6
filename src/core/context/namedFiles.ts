/** Base names of the files that assistants read by name and send, wherever they stand in the workspace. */
const namedAnywhere: ReadonlySet<string> = new Set([
  'AGENTS.md',
  'AGENTS.override.md',
  'CLAUDE.md',
  'CLAUDE.local.md',
  'GEMINI.md',
  'QWEN.md',
]);

/** Paths from the workspace folder, and folders whose Markdown files are sent. */
const namedPaths: ReadonlySet<string> = new Set(['.github/copilot-instructions.md', '.copilotignore']);

/** Of the given relative paths those whose texts a {@link ContextRequest} should hold, in the same order. */
export function namedFiles(paths: readonly string[]): readonly string[] {
  return paths.filter(path => namedPaths.has(path) || namedAnywhere.has(path.slice(path.lastIndexOf('/') + 1)));
}
