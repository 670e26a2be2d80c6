import { message } from '../../../../message.ts';
import { commentedHead, headLines } from '../../head.ts';
import type { PolicyFormat } from '../../types.ts';

const folder = '/var/log/sightglass';
/** Twelve months, which audits ask for, and the current one. */
const months = 13;

/**
 * Keeps what audits need: resolver log lines about hosts of AI tools, and the trail of changes. A commented-out action sends
 * the trail to another machine too, where its author cannot change it (rsyslog 8: imfile, omfile, omfwd; logrotate(8)).
 */
export const rsyslog: PolicyFormat = {
  id: 'rsyslog',
  name: 'rsyslog and logrotate',
  unlisted: ['allow'],
  check: 'rsyslogd -N1 -f sightglass-egress.rsyslog.conf && logrotate -d sightglass-egress.logrotate',
  remove: `sudo rm /etc/rsyslog.d/sightglass-egress.rsyslog.conf /etc/logrotate.d/sightglass-egress.logrotate`,
  limits: [message('policy.limit.recordsOnly'), message('policy.limit.trailOfPeople')],
  write(model, options) {
    const hosts = [...new Set([...model.allow, ...model.block].map(({ host }) => host))];
    const head = commentedHead('#', headLines(rsyslog, model, options));
    return [
      { name: 'sightglass-egress.rsyslog.conf', text: `${head}${rules(hosts)}` },
      { name: 'sightglass-egress.logrotate', text: `${head}${rotation}` },
    ];
  },
};

function rules(hosts: readonly string[]): string {
  const listed = hosts.map(host => `"${host}"`).join(',\n    ');
  const test = hosts.length === 0 ? 'false' : `($msg contains [\n    ${listed}\n  ])`;
  return `module(load="imfile")
template(name="sightglass-line" type="string" string="%msg:::drop-last-lf%\\n")

# Queries for hosts of AI tools, from resolvers and proxies that log to syslog.
if ($programname == ["dnsmasq", "pihole-FTL", "unbound", "named", "squid", "tinyproxy"]) and ${test} then {
  action(type="omfile" file="${folder}/ai-hosts.log" dirCreateMode="0750" fileCreateMode="0640")
}

# The trail of changes of everybody on this machine; the file name tells whose it is.
input(type="imfile" file="/home/*/.sightglass/trail/trail-*.jsonl" tag="sightglass-trail" ruleset="sightglass-trail" addMetadata="on")
ruleset(name="sightglass-trail") {
  action(type="omfile" file="${folder}/trail.jsonl" template="sightglass-line" dirCreateMode="0750" fileCreateMode="0640")
  # To a machine of its own, over TLS; queued on the disk while that is away. Needs rsyslog-gnutls and its certificates.
  # action(type="omfwd" target="log.example.org" port="6514" protocol="tcp" template="sightglass-line"
  #   streamDriver="gtls" streamDriverMode="1" streamDriverAuthMode="x509/name" streamDriverPermittedPeers="log.example.org"
  #   queue.type="LinkedList" queue.filename="sightglass-trail" queue.saveOnShutdown="on" action.resumeRetryCount="-1")
}
`;
}

const rotation = `${folder}/*.log ${folder}/*.jsonl {
    monthly
    rotate ${months}
    missingok
    notifempty
    compress
    delaycompress
    dateext
    create 0640 root adm
    sharedscripts
    postrotate
        [ -x /usr/lib/rsyslog/rsyslog-rotate ] && /usr/lib/rsyslog/rsyslog-rotate || true
    endscript
}
`;
