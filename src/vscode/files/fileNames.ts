import { Uri } from 'vscode';

/** Returns the name of a file in plans: its path on disk, or its whole URI if it is not on a disk of this host. */
export function nameOfFile(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** Returns the file that a plan names. A single letter before a colon is a drive. */
export function uriOfFile(name: string): Uri {
  return /^[a-z][\w+.-]+:\//i.test(name) ? Uri.parse(name, true) : Uri.file(name);
}
