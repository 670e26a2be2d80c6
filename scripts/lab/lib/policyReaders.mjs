// Checks files for macOS and Windows with programs that read property lists, XML and registry files. Missing programs are reported.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const readers = [
  {
    name: 'plistlib',
    program: 'python3',
    ending: /\.(?:plist|mobileconfig)$/,
    args: file => ['-c', 'import sys,plistlib;plistlib.load(open(sys.argv[1],"rb"))', file],
  },
  {
    name: 'plistutil',
    program: 'plistutil',
    ending: /\.(?:plist|mobileconfig)$/,
    args: file => ['-i', file, '-o', '/dev/null'],
  },
  {
    name: 'xmllint',
    program: 'xmllint',
    ending: /\.(?:plist|mobileconfig)$/,
    args: file => ['--nonet', '--noout', file],
  },
  {
    name: 'hivexregedit',
    program: 'hivexregedit',
    ending: /\.reg$/,
    args: file => ['--merge', '--prefix', 'HKEY_LOCAL_MACHINE\\SOFTWARE', hive(), file],
  },
];

/** @returns {number} how many files a reader refused */
export function checkForeign(folder) {
  const files = readdirSync(folder, { recursive: true }).map(name => path.join(folder, String(name)));
  let failed = 0;
  for (const { name, program, ending, args } of readers) {
    const own = files.filter(file => ending.test(file));
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
      console.log(`${name.padEnd(14)} is not on this machine`);
      continue;
    }
    const refused = own.filter(file => spawnSync(program, args(file), { encoding: 'utf8' }).status !== 0);
    failed += refused.length;
    console.log(
      `${name.padEnd(14)} takes ${own.length - refused.length} of ${own.length}`,
      refused.map(file => path.basename(file)).join(' '),
    );
  }
  return failed;
}

/** Creates a minimal hive with its own root (MS registry file format; like hivex's own images/minimal). */
function hive() {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sightglass-hive-')), 'software');
  const minimal = ['/usr/share/doc/libhivex-dev/examples/minimal', '/usr/share/hivex/minimal'].find(each => {
    try {
      return readFileSync(each).length > 0;
    } catch {
      return false;
    }
  });
  writeFileSync(file, minimal === undefined ? emptyHive() : readFileSync(minimal));
  // Windows has these keys; a key is only created if its parent exists.
  const parents = ['Policies', 'Policies\\Microsoft'].map(each => `[HKEY_LOCAL_MACHINE\\SOFTWARE\\${each}]\r\n\r\n`);
  writeFileSync(`${file}.reg`, `Windows Registry Editor Version 5.00\r\n\r\n${parents.join('')}`);
  spawnSync('hivexregedit', ['--merge', '--prefix', 'HKEY_LOCAL_MACHINE\\SOFTWARE', file, `${file}.reg`]);
  return file;
}

/** A hive of one block: the header "regf", one "hbin" with a root key, and the rest unused. */
function emptyHive() {
  const hive = Buffer.alloc(8192);
  hive.write('regf', 0, 'latin1');
  hive.writeUInt32LE(1, 4);
  hive.writeUInt32LE(1, 8);
  hive.writeUInt32LE(1, 20);
  hive.writeUInt32LE(3, 24);
  hive.writeUInt32LE(1, 32);
  hive.writeUInt32LE(0x20, 36);
  hive.writeUInt32LE(4096, 40);
  hive.writeUInt32LE(1, 44);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= hive.readUInt32LE(at);
  hive.writeUInt32LE(sum >>> 0, 508);
  const bin = 4096;
  hive.write('hbin', bin, 'latin1');
  hive.writeUInt32LE(4096, bin + 8);
  const key = bin + 32;
  const size = 96;
  hive.writeInt32LE(-size, key);
  hive.write('nk', key + 4, 'latin1');
  hive.writeUInt16LE(0x2c, key + 6);
  hive.writeUInt32LE(0xffffffff, key + 20);
  for (const at of [28, 32, 40, 44, 48]) hive.writeUInt32LE(0xffffffff, key + 4 + at);
  hive.writeUInt16LE(4, key + 4 + 72);
  hive.write('root', key + 4 + 76, 'latin1');
  // The security descriptor that keys inherit.
  const security = key + size;
  hive.writeUInt32LE(security - bin, key + 48);
  hive.writeInt32LE(-48, security);
  hive.write('sk', security + 4, 'latin1');
  hive.writeUInt32LE(security - bin, security + 8);
  hive.writeUInt32LE(security - bin, security + 12);
  hive.writeUInt32LE(1, security + 16);
  hive.writeUInt32LE(20, security + 20);
  hive.writeUInt32LE(0x80000001, security + 24);
  hive.writeInt32LE(4096 - 32 - size - 48, security + 48);
  return hive;
}
