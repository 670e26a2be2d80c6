import { catalogue } from '../../assistants/catalogue.ts';
import type { TrafficClass } from '../../assistants/trafficClass.ts';
import { assistantOfAgent } from '../bodies/api.ts';
import { classifyPath, hostFactsOf } from '../hosts/classify.ts';
import { hostTable } from '../hosts/table.ts';
import { hostName } from '../hostName.ts';

/** Some tools and what they use hosts for: the unit that an inventory sums by. */
export interface Purpose {
  readonly id: number;
  /** Ids of the tools, the likeliest first. */
  readonly tools: readonly string[];
  readonly trafficClass: TrafficClass;
}

/** The purpose of a host. */
export interface Use {
  readonly id: number;
  readonly host: string;
  readonly purpose: Purpose;
}

/** How many hosts are cached; a log repeats some thousands of them. */
const remembered = 20_000;
/** How many different hosts of tools are counted. A suffix such as `*.openai.azure.com` could match any number. */
const maximumUses = 65_536;

/** The tools of the catalogue; libraries and services that many products report to are not among them. */
const products: ReadonlySet<string> = new Set(catalogue.map(each => each.id));

/** The last two labels of every host in the table. They alone rule out most names of a log. */
const endings: ReadonlySet<string> = new Set(hostTable.map(({ host }) => ending(host)));

/** Finds the purpose of hosts, by name and path; each use has a number. */
export class Uses {
  readonly #byHost = new Map<string, Use | null>();
  readonly #byAgent = new Map<string, string | null>();
  readonly #byKey = new Map<string, Use>();
  readonly #purposes = new Map<string, Purpose>();
  readonly #all: Use[] = [];

  /**
   * Returns the use of a host; null if it belongs to no known tool, or stays on the machine. The path or the client's own
   * name may identify the tool more exactly than the host.
   */
  of(host: string, path: string | undefined, agent: string | undefined): Use | null {
    const use = this.#ofHost(host);
    const byPath = use === null || path === undefined ? undefined : classifyPath(host, path);
    const tool = byPath?.tool ?? (use === null || agent === undefined ? null : this.#ofAgent(agent));
    if (use === null || tool === null) return use;
    return this.#use(use.host, [tool], byPath?.trafficClass ?? use.purpose.trafficClass);
  }

  /** Returns the use with a number. */
  at(id: number): Use | undefined {
    return this.#all[id];
  }

  #ofHost(text: string): Use | null {
    if (!mayBeKnown(text)) return null;
    const known = this.#byHost.get(text);
    if (known !== undefined) return known;
    if (this.#byHost.size >= remembered) this.#byHost.clear();
    const host = hostName(text);
    const facts = host === null || host === 'localhost' ? [] : hostFactsOf(host);
    const [first] = facts;
    const tools = facts.filter(fact => fact.trafficClass === first?.trafficClass).flatMap(fact => fact.tools);
    const use = host === null || first === undefined ? null : this.#use(own(host), tools, first.trafficClass);
    this.#byHost.set(own(text), use);
    return use;
  }

  #ofAgent(agent: string): string | null {
    let known = this.#byAgent.get(agent);
    if (known === undefined) {
      known = assistantOfAgent(agent);
      if (this.#byAgent.size >= remembered) this.#byAgent.clear();
      this.#byAgent.set(own(agent), known);
    }
    return known;
  }

  #use(host: string, tools: readonly string[], trafficClass: TrafficClass): Use | null {
    const purpose = this.#purpose(tools, trafficClass);
    const key = `${purpose.id} ${host}`;
    const known = this.#byKey.get(key);
    if (known !== undefined || this.#all.length >= maximumUses) return known ?? null;
    const use = { id: this.#all.length, host, purpose };
    this.#all.push(use);
    this.#byKey.set(key, use);
    return use;
  }

  #purpose(all: readonly string[], trafficClass: TrafficClass): Purpose {
    const key = `${trafficClass} ${all.join()}`;
    const known = this.#purposes.get(key);
    if (known !== undefined) return known;
    const distinct = [...new Set(all)];
    // Products first: traffic of a library is attributed to them.
    const tools = [...distinct.filter(isProduct), ...distinct.filter(tool => !isProduct(tool))];
    const purpose = { id: this.#purposes.size, tools, trafficClass };
    this.#purposes.set(key, purpose);
    return purpose;
  }
}

/** Whether an id is that of a tool, which can be approved, rather than of a library or service. */
export function isProduct(tool: string): boolean {
  return products.has(tool);
}

/** Whether a name may be in the table, by its last two labels only. */
export function mayBeKnown(host: string): boolean {
  return endings.has(ending(host));
}

function ending(host: string): string {
  const end = host.endsWith('.') ? host.length - 1 : host.length;
  const dot = host.lastIndexOf('.', host.lastIndexOf('.', end - 1) - 1);
  return host.slice(dot + 1, end).toLowerCase();
}

/** Copies a text: a substring keeps the whole text in memory, and these come from large blocks of a log. */
export function own(text: string): string {
  return text.split('').join('');
}
