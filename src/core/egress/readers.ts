import { bindReader } from './readers/dns/bind.ts';
import { dnsmasqReader } from './readers/dns/dnsmasq.ts';
import { harReader } from './readers/har/reader.ts';
import { hostListReader } from './readers/sockets/hostList.ts';
import { kernelLogReader } from './readers/sockets/kernelLog.ts';
import { littleSnitchReader } from './readers/sockets/littleSnitch.ts';
import { lsofReader } from './readers/sockets/lsof.ts';
import { mitmdumpReader } from './readers/proxies/mitmdump.ts';
import { mitmproxyReader } from './readers/mitmproxy/reader.ts';
import { nethogsReader } from './readers/sockets/nethogs.ts';
import { netlogReader } from './readers/proxies/netlog.ts';
import { nettopReader } from './readers/sockets/nettop.ts';
import { nginxReader } from './readers/proxies/nginx.ts';
import { pcapReader } from './readers/packets/pcap.ts';
import { pcapngReader } from './readers/packets/pcapng.ts';
import { recorderReader } from './readers/proxies/recorder.ts';
import { netskope } from './readers/tables/netskope.ts';
import { tableReader } from './readers/tables/table.ts';
import { zscaler } from './readers/tables/zscaler.ts';
import { squidReader } from './readers/proxies/squid.ts';
import { ssReader } from './readers/sockets/ss.ts';
import { straceReader } from './readers/sockets/strace.ts';
import { tcpdumpReader } from './readers/packets/tcpdump.ts';
import { tinyproxyReader } from './readers/proxies/tinyproxy.ts';
import { tsharkFieldsReader } from './readers/packets/tsharkFields.ts';
import { tsharkJsonReader } from './readers/packets/tsharkJson.ts';
import { unboundReader } from './readers/dns/unbound.ts';
import type { CaptureFormat, CaptureReader, ReaderPorts } from './types.ts';

/** Formats that are read from beginning to end; a database is read by offset (see `piholeDatabase.ts`). */
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
  zscaler: ports => tableReader(ports, 'zscaler', zscaler),
  netskope: ports => tableReader(ports, 'netskope', netskope),
  nginx: nginxReader,
  recorder: recorderReader,
  'host-list': hostListReader,
};
