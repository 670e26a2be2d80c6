import { makeRecord } from '../../record.ts';
import type { CaptureFormat, CaptureSink, EgressRecord } from '../../types.ts';
import { addAnswer, DnsQueries } from '../dns/dnsQueries.ts';
import { type DnsMessage, readDns } from './dns.ts';
import type { Segment } from './frames.ts';
import { serverName } from './tls.ts';

/** The time and position of a packet. */
export interface PacketPlace {
  readonly time: number | undefined;
  readonly place: EgressRecord['place'];
}

interface Conversation extends PacketPlace {
  readonly protocol: 'tcp' | 'udp';
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly serverPort: number;
  endTime: number | undefined;
  sent: number;
  received: number;
  /** The client's first bytes, until the server name is found. */
  hello: Uint8Array | null;
  nextSequence: number | null;
  host: string | undefined;
  wasRefused: boolean;
  hasAnswer: boolean;
}

/** How many conversations are tracked at once; beyond that, the oldest is closed when another one begins. */
const maximumConversations = 20_000;
/** A client hello with a post-quantum key share takes about 2 kB (measured 2026-11); no more than this is collected. */
const maximumHello = 8_192;

/** Turns packets into records: one per DNS query, one per conversation, with its server name and bytes both ways. */
export class Conversations {
  readonly #open = new Map<string, Conversation>();
  readonly #queries: DnsQueries;

  constructor(
    private readonly sink: CaptureSink,
    private readonly format: CaptureFormat,
  ) {
    this.#queries = new DnsQueries(sink, format);
  }

  add(segment: Segment, at: PacketPlace): void {
    if (segment.sourcePort === 53 || segment.targetPort === 53) {
      const message = readDns(segment.protocol === 'tcp' ? segment.payload.subarray(2) : segment.payload);
      if (message !== null) this.#dns(message, segment, at);
      return;
    }
    const forward = keyOf(segment.source, segment.sourcePort, segment.target, segment.targetPort, segment.protocol);
    const backward = keyOf(segment.target, segment.targetPort, segment.source, segment.sourcePort, segment.protocol);
    const known = this.#open.get(forward) ?? this.#open.get(backward);
    const isNew = segment.flags.syn && !segment.flags.ack;
    // A reused port begins another conversation.
    if (known !== undefined && isNew && known.nextSequence !== null && known.nextSequence !== segment.sequence + 1) {
      this.#close(known);
    }
    const open = this.#open.get(forward) ?? this.#open.get(backward) ?? this.#begin(segment, at);
    this.#count(open, segment, at.time);
  }

  end(): void {
    this.#queries.end();
    for (const each of [...this.#open.values()]) this.#close(each);
  }

  #dns(message: DnsMessage, segment: Segment, { time, place }: PacketPlace): void {
    const [client, port] = message.isReply
      ? [segment.target, segment.targetPort]
      : [segment.source, segment.sourcePort];
    const key = `${client} ${port} ${message.id} ${message.name} ${message.type}`;
    if (!message.isReply) {
      // A repeated query without an answer is the same query.
      if (this.#queries.find({ key })?.isAnswered !== false)
        this.#queries.add({ name: message.name, client, key, time, place, isAnswered: false });
      return;
    }
    const query = this.#queries.find({ key }) ?? this.#queries.add({ name: message.name, client, key, time, place });
    query.isAnswered = true;
    const isSunk = message.addresses.some(ip => ip === '0.0.0.0' || ip === '::');
    if (isSunk) query.outcome = 'blocked';
    else if (message.code === 0) query.outcome = 'allowed';
    for (const ip of isSunk ? [] : message.addresses) addAnswer(query, ip);
  }

  #begin(segment: Segment, { time, place }: PacketPlace): Conversation {
    if (this.#open.size >= maximumConversations) {
      const [oldest] = this.#open.values();
      if (oldest !== undefined) this.#close(oldest);
    }
    const { syn, ack } = segment.flags;
    // The client is the side that sent SYN; in the middle of a conversation, the side with the higher port.
    const isFromClient = syn ? !ack : segment.sourcePort > segment.targetPort;
    const [client, clientPort, server, serverPort] = isFromClient
      ? [segment.source, segment.sourcePort, segment.target, segment.targetPort]
      : [segment.target, segment.targetPort, segment.source, segment.sourcePort];
    const conversation: Conversation = {
      ...{ protocol: segment.protocol, client, clientPort, server, serverPort, time, endTime: time, place },
      ...{ sent: 0, received: 0, nextSequence: null, host: undefined, wasRefused: false, hasAnswer: false },
      hello: segment.protocol === 'tcp' ? new Uint8Array() : null,
    };
    this.#open.set(keyOf(client, clientPort, server, serverPort, segment.protocol), conversation);
    return conversation;
  }

  #count(conversation: Conversation, segment: Segment, time: number | undefined): void {
    conversation.endTime = time ?? conversation.endTime;
    const isFromClient = segment.source === conversation.client && segment.sourcePort === conversation.clientPort;
    if (!isFromClient) {
      conversation.received += segment.length;
      if (segment.flags.rst && !conversation.hasAnswer) conversation.wasRefused = true;
      else conversation.hasAnswer = true;
      return;
    }
    if (segment.flags.syn) conversation.nextSequence = (segment.sequence + 1) >>> 0;
    if (segment.protocol === 'tcp' && segment.length > 0) {
      // Retransmitted bytes are not counted twice.
      const next = conversation.nextSequence ?? segment.sequence;
      const isRepeated = ((segment.sequence - next) | 0) < 0;
      if (isRepeated) return;
      conversation.nextSequence = (segment.sequence + segment.length) >>> 0;
    }
    conversation.sent += segment.length;
    this.#lookForName(conversation, segment.payload);
  }

  #lookForName(conversation: Conversation, payload: Uint8Array): void {
    const { hello } = conversation;
    if (hello === null || payload.length === 0) return;
    const bytes = new Uint8Array(Math.min(hello.length + payload.length, maximumHello));
    bytes.set(hello);
    bytes.set(payload.subarray(0, bytes.length - hello.length), hello.length);
    const found = serverName(bytes);
    if (typeof found === 'object') conversation.host = found.name;
    conversation.hello = found === 'incomplete' && bytes.length < maximumHello ? bytes : null;
  }

  #close(conversation: Conversation): void {
    const { protocol, client, clientPort, server, serverPort, time, endTime, sent, received, host, place } =
      conversation;
    this.#open.delete(keyOf(client, clientPort, server, serverPort, protocol));
    this.sink.record(
      makeRecord({
        format: this.format,
        level: 'bytes',
        protocol,
        time,
        endTime,
        host,
        ip: server,
        port: serverPort,
        client,
        outcome: conversation.wasRefused ? 'blocked' : conversation.hasAnswer ? 'allowed' : 'unknown',
        bytesSent: sent,
        bytesReceived: received,
        place,
      }),
    );
  }
}

function keyOf(source: string, sourcePort: number, target: string, targetPort: number, protocol: string): string {
  return `${protocol} ${source} ${sourcePort} ${target} ${targetPort}`;
}
