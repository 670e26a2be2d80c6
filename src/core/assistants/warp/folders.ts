/** Warp's data folders on macOS, Linux and Windows (kenn-io/agentsview@53860074 internal/parser/warp_paths.go, read 2026-12-01). */
export const warpFolders: readonly string[] = [
  '~/Library/Group Containers/2BBY89MBSN.dev.warp/Library/Application Support/dev.warp.Warp-Stable',
  '~/.local/state/warp-terminal',
  '~/AppData/Local/warp/Warp/data',
];
