import { bindReader } from './readers/bind.ts';
import { dnsmasqReader } from './readers/dnsmasq.ts';
import { harReader } from './readers/har/reader.ts';
import { hostListReader } from './readers/hostList.ts';
import { kernelLogReader } from './readers/kernelLog.ts';
import { littleSnitchReader } from './readers/littleSnitch.ts';
import { lsofReader } from './readers/lsof.ts';
import { mitmdumpReader } from './readers/mitmdump.ts';
import { mitmproxyReader } from './readers/mitmproxy/reader.ts';
import { nethogsReader } from './readers/nethogs.ts';
import { netlogReader } from './readers/netlog.ts';
import { nettopReader } from './readers/nettop.ts';
import { nginxReader } from './readers/nginx.ts';
import { pcapReader } from './readers/pcap.ts';
import { pcapngReader } from './readers/pcapng.ts';
import { recorderReader } from './readers/recorder.ts';
import { squidReader } from './readers/squid.ts';
import { ssReader } from './readers/ss.ts';
import { straceReader } from './readers/strace.ts';
import { tcpdumpReader } from './readers/tcpdump.ts';
import { tinyproxyReader } from './readers/tinyproxy.ts';
import { tsharkFieldsReader } from './readers/tsharkFields.ts';
import { tsharkJsonReader } from './readers/tsharkJson.ts';
import { unboundReader } from './readers/unbound.ts';
import type { CaptureFormat, CaptureReader, ReaderPorts } from './types.ts';

/** Formats that are read from the beginning to the end; a database is read by place (see `piholeDatabase.ts`). */
export type StreamFormat = Exclude<CaptureFormat, 'pihole-database'>;

/** The reader of each format. */
export const readers: Readonly<Record<StreamFormat, (ports: ReaderPorts) => CaptureReader>> = {
  har: harReader,
  mitmproxy: mitmproxyReader,
  mitmdump: mitmdumpReader,
  netlog: netlogReader,
  pcap: pcapReader,
  pcapng: pcapngReader,
  'tshark-json': tsharkJsonReader,
  'tshark-fields': tsharkFieldsReader,
  tcpdump: tcpdumpReader,
  dnsmasq: ports => dnsmasqReader(ports),
  pihole: ports => dnsmasqReader(ports, 'pihole'),
  unbound: unboundReader,
  bind: bindReader,
  strace: straceReader,
  lsof: lsofReader,
  ss: ssReader,
  nethogs: nethogsReader,
  nettop: nettopReader,
  'kernel-log': kernelLogReader,
  'little-snitch': littleSnitchReader,
  squid: squidReader,
  tinyproxy: tinyproxyReader,
  nginx: nginxReader,
  recorder: recorderReader,
  'host-list': hostListReader,
};
