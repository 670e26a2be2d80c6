import { Uri } from 'vscode';

/** How plans name a file: by its path on disk, and what is on no disk of this host by its whole URI. */
export function nameOfFile(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The file that a plan names. A single letter before a colon is a drive. */
export function uriOfFile(name: string): Uri {
  return /^[a-z][\w+.-]+:\//i.test(name) ? Uri.parse(name, true) : Uri.file(name);
}
