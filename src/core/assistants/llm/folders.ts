/** Where it keeps what belongs to a person, by system (`click.get_app_dir`). */
export const llmFolders: readonly string[] = [
  ...['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].map(base => `${base}/io.datasette.llm`),
];
