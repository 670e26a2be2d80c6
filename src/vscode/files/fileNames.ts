import { Uri } from 'vscode';

/** How plans name a file: by its path on disk, or by its whole URI where it is not on a disk of this host. */
export function nameOfFile(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The file that a plan names. A single letter before a colon is a drive. */
export function uriOfFile(name: string): Uri {
  return /^[a-z][\w+.-]+:\//i.test(name) ? Uri.parse(name, true) : Uri.file(name);
}
