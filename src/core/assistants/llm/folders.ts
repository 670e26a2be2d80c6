/** The folder with the user's data, by system (`click.get_app_dir`). */
export const llmFolders: readonly string[] = [
  ...['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].map(base => `${base}/io.datasette.llm`),
];
