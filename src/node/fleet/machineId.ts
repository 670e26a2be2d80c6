import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { hmacSha256Hex, utf8 } from '../../core/digests.ts';
import { readTextSync } from '../files/readText.ts';
import { replaceFile } from '../files/replaceFile.ts';

/** Where systemd and D-Bus keep the id of a machine (machine-id(5)), which must not be disclosed as is. */
const systemFiles = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/**
 * Returns the id of a machine in reports: always the same, but not the machine's own id. The organisation's salt keeps outsiders
 * from seeing that two reports are about the same machine.
 * @param home the home folder, where an id is kept on systems that have no file with one
 */
export function machineId(home: string, salt: string, files = systemFiles): string {
  const own = path.join(home, '.sightglass', 'machine');
  const known = [...files, own].map(textOf).find(text => /^[0-9a-f-]{32,36}$/i.test(text));
  return hmacSha256Hex(utf8(`sightglass-fleet\n${salt}`), known ?? newId(own));
}

function textOf(file: string): string {
  const read = readTextSync(file, 1_000);
  return read.kind === 'text' ? read.text.trim() : '';
}

function newId(file: string): string {
  const id = randomBytes(16).toString('hex');
  replaceFile(file, `${id}\n`);
  return id;
}
