/**
 * Sentences for the head of policies, and about the limits of each kind of rule. They are in ASCII: some programs that read these
 * files accept nothing else.
 */
export const egressPolicyText = {
  'policy.head.title': 'Egress policy made by Sightglass: {format}.',
  'policy.head.tools': 'Tools: {tools}.',
  'policy.head.stops': 'Stops: {classes} ({count} rules). Lets through what the tools cannot do without.',
  'policy.head.unlistedAllow': 'Names that are not listed stay reachable.',
  'policy.head.unlistedDeny': 'Names that are not listed are stopped.',
  'policy.head.check': 'Check it: {command}',
  'policy.head.remove': 'Take it away: {command}',
  'policy.head.limits': 'What it does not do:',
  'policy.limit.addressesChange':
    'The names are resolved when you run the script; addresses change, so run it again from time to time.',
  'policy.limit.agentChildren':
    'The sandbox limits the commands that {tool} starts, not the requests of {tool} itself; its own telemetry is a matter of its settings.',
  'policy.limit.answersNowhere':
    'A stopped name still resolves, to 0.0.0.0 and ::, so ping and the like do not say that it is unknown.',
  'policy.limit.baseUrl':
    'Only tools whose base URL can be set use it: ANTHROPIC_BASE_URL, OPENAI_BASE_URL and the like. Telemetry goes elsewhere and is not stopped.',
  'policy.limit.codexFlag': 'Starting Codex with --sandbox switches the profile off.',
  'policy.limit.defenderFillsNames':
    'Windows fills these names with addresses only where Microsoft Defender Antivirus runs with network protection; elsewhere the rules match nothing, and the hosts format does better.',
  'policy.limit.directAddresses': 'A program that knows an address, or asks another DNS server, is not stopped.',
  'policy.limit.dnsOverHttps':
    'Programs that resolve over HTTPS do not ask this machine for names: browsers may, and so does the Statsig library after a failed request.',
  'policy.limit.everyDevice': 'It applies to every program on every device that uses this resolver.',
  'policy.limit.everyProgram': 'It applies to every program on this machine, not only to AI tools.',
  'policy.limit.exactGivenUp': 'A rule for {host} would stop names below it that must stay open, so there is none.',
  'policy.limit.pinsChange':
    'A host that changes its authority, or uses several, looks like interception once: look at the certificate, then record again.',
  'policy.limit.pinsFirst':
    'What is recorded first is believed. Record on a network where nobody intercepts; a company that decrypts on purpose has its own authority there.',
  'policy.limit.pinsOnly':
    'It stops nothing and runs when you run it. It connects to each host to see its certificates, and sends nothing else.',
  'policy.limit.readsEverything':
    'It ends TLS: prompts, answers and keys pass it in clear, and who runs it can read them.',
  'policy.limit.recordsOnly': 'It stops nothing: it keeps what other programs log about these hosts.',
  'policy.limit.routesIpv4': 'It routes IPv4 only; without a tunnel for IPv6 that traffic goes past it.',
  'policy.limit.routesOnly':
    'It stops nothing: it takes the traffic into the tunnel, and what lies behind it has to filter.',
  'policy.limit.routesResolvedOnce':
    'Names are resolved when the client connects; an address that changes later goes past the tunnel.',
  'policy.limit.trailOfPeople':
    'The trail names people and what they changed. Who may read it is for you to settle; by default root and the group adm.',
  'policy.limit.linuxOnly': 'It works on Linux only.',
  'policy.limit.mergeKeys': 'Merge these keys into your own settings; do not replace the file.',
  'policy.limit.namesBelow': 'Rules of this kind include the names below each name.',
  'policy.limit.namesByDns':
    'Names are told from DNS answers; a program that resolves over HTTPS shows addresses only.',
  'policy.limit.needed':
    '{host} carries traffic that has to pass, so no rule about names stops the {trafficClass} of {tool} there.',
  'policy.limit.needsCertificate': 'The programs must trust the certificate of mitmproxy, or their connections fail.',
  'policy.limit.noHostRules':
    'It hides credentials and knows no host names: the network stays open. Combine it with a proxy or a DNS policy.',
  'policy.limit.noHosts': 'No host of {tool} is known, so nothing is stopped for it.',
  'policy.limit.noWildcards': 'This form has no wildcards; names below these are not listed: {hosts}.',
  'policy.limit.notCheckedHere':
    'The project cannot run the program that reads this form, so check it with the command above before you rely on it.',
  'policy.limit.onlyTls': 'It relays TLS connections that name their server; everything else is left out.',
  'policy.limit.otherResolver': 'A device that uses another resolver, also for a moment, is not covered.',
  'policy.limit.otherRecords':
    'For names that are not listed only questions for addresses are stopped; others (HTTPS, TXT) are still asked.',
  'policy.limit.othersNeed': '{tool}, which you did not name, stops working without {host}.',
  'policy.limit.ownUser':
    'It matches by user: let the agent run as a user of its own, and put its id in place of the one in the file. It cannot tell the extensions of one editor apart.',
  'policy.limit.pairWithProxy':
    'It knows no host names: it leaves the network to the proxy on the port that you give, which needs a policy of its own.',
  'policy.limit.proxyByVariables': 'Programs that ignore the proxy variables have no network at all.',
  'policy.limit.proxyOnly':
    'Only programs that use the proxy are limited; one that ignores the proxy settings goes past it.',
  'policy.limit.quic':
    'QUIC (UDP port 443) does not pass through it; block it elsewhere, or programs may use it instead.',
  'policy.limit.relayNeedsDns': 'The names have to resolve to the relay, by entries in your DNS.',
  'policy.limit.sameHost':
    '{tool} sends its {trafficClass} to {host} too, which it needs; no setting that stops it is known.',
  'policy.limit.sameHostSetting':
    '{tool} sends its {trafficClass} to {host} too, which it needs; the setting {setting} stops it.',
  'policy.limit.sandboxNeeds': 'On Linux it needs bubblewrap and socat.',
  'policy.limit.setsByDnsmasq':
    'Addresses come from dnsmasq on this machine, which all programs have to use as their resolver.',
  'policy.limit.sharedAddresses':
    'Many services share addresses: a rule about one also concerns its neighbours, and a name that moves to an allowed address passes.',
  'policy.limit.suffixGivenUp':
    'A rule for every name below {host} would stop one that must stay open, so there is none.',
  'policy.limit.suffixListed':
    'It cannot stop single names below {host}, so only the names known to be needed there are let through; a new one would be stopped.',
} satisfies Readonly<Record<string, string>>;
