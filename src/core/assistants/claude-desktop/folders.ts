/**
 * The folders with Cowork's sessions on macOS, Linux and Windows; of the two on Windows, the first belongs to the Store version
 * (kenn-io/agentsview@53860074 internal/parser/cowork_paths.go, read 2026-12-01).
 */
export const coworkFolders: readonly string[] = [
  '~/Library/Application Support',
  '~/.config',
  '~/AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming',
  '~/AppData/Roaming',
].map(folder => `${folder}/Claude/local-agent-mode-sessions`);
