/** Sentences about captured traffic; every code is used in `core/egress` or `node/egress` (checked by a test). */
export const egressText = {
  'egress.problem.line': 'Line {line} is not in the format of this log ({format}); the other lines are read.',
  'egress.problem.lastLine':
    'Line {line}, the last one, has no line end and is not a whole line of this kind of log ({format}).',
  'egress.problem.header': 'This looks like a capture ({format}), but its head cannot be read; nothing was imported.',
  'egress.problem.linkType': 'Packets of link type {linkType} cannot be read; save the capture as Ethernet or raw IP.',
  'egress.problem.packet': 'The packet at byte {offset} is damaged; reading continues at the next one.',
  'egress.problem.cutPacket': 'The capture ends inside of the packet at byte {offset}.',
  'egress.problem.flow': 'The flow at byte {offset} is damaged; reading continues at the next one.',
  'egress.problem.cutFlow': 'The capture ends inside of the flow at byte {offset}.',
  'egress.problem.entry': 'Entry {index} at byte {offset} is not a request.',
  'egress.problem.largeEntry': 'Entry {index} at byte {offset} is too large; only its beginning was read.',
  'egress.problem.damage': 'The capture is damaged at byte {offset}; reading continues at the next whole record.',
  'egress.problem.cut': 'The capture ends at byte {offset} inside of a record.',
  'egress.problem.page': 'The database is damaged at byte {offset}; the rows there are missing.',
  'egress.problem.row': 'Row {row} names no host.',
  'egress.problem.noQueries': 'This database has no table of queries, so it is not one of Pi-hole.',
  'egress.problem.noHostColumn':
    'Line {line} should be the head of a table ({format}), and no column of it is known to name a host or an address.',
  'egress.problem.unpack': 'The compressed capture is damaged after {bytes} bytes; what came before is read.',
  'egress.problem.unreadable': 'The capture cannot be read ({reason}).',
  'egress.problem.databaseStream': 'A database can only be read from a file, not from standard input.',
  'egress.body.unsupported': 'The body is packed as {coding}, which this version of Node cannot unpack.',
  'egress.body.damaged': 'The body says that it is packed as {coding}, and cannot be unpacked.',
  'egress.body.tooManyTexts': 'More than {count} texts in one body: the rest was not scanned.',
  'egress.body.unknownForm': 'The body is binary and of no form that is known.',
  'egress.body.frame': 'Frame {frame} of the body cannot be read.',
  'egress.unknown.empty': 'The capture is empty.',
  'egress.unknown.binary':
    'This is not a capture that Sightglass knows; pcap, pcapng and mitmproxy flow files are known.',
  'egress.unknown.text': 'No line has the shape of a log that Sightglass knows.',
  'egress.unknown.json': 'This JSON is neither a HAR nor a netlog nor output of tshark.',
  'egress.problem.nethogsUnit':
    'nethogs does not write its unit, so amounts are not counted; processes that sent something are.',
} satisfies Readonly<Record<string, string>>;
