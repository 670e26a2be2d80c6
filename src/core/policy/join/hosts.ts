import { hostOfUrl, isAmongHosts } from '../../settings/hostPatterns.ts';
import type { ModelHost, Policy } from '../model/types.ts';
import { equalValues } from '../../settings/values.ts';

type Hosts = NonNullable<Policy['modelHosts']>;

/** Returns the hosts that both policies allow. */
export function joinHosts(a: Hosts, b: Hosts): Hosts {
  const within = (allowed: readonly ModelHost[], other: Hosts): readonly ModelHost[] =>
    other.others === 'allow'
      ? allowed
      : allowed.map(each =>
          narrowed(
            each,
            other.allowed.flatMap(({ hosts }) => hosts),
          ),
        );
  const both = [...within(a.allowed, b), ...within(b.allowed, a)];
  const ids = new Set<string>();
  return {
    others: a.others === 'deny' || b.others === 'deny' ? 'deny' : 'allow',
    allowed: both.filter(({ id }) => !ids.has(id) && ids.add(id)),
  };
}

function narrowed({ url, ...host }: ModelHost, allowed: readonly string[]): ModelHost {
  const hosts = host.hosts.filter(each => isAmongHosts(each, allowed));
  const asked = url === undefined ? null : hostOfUrl(url);
  return { ...host, hosts, ...(url !== undefined && asked !== null && isAmongHosts(asked, hosts) ? { url } : {}) };
}

/** Renames model hosts and classes of a repository's policy that have a name the machine's policy uses for something else. */
export function withOwnNames(machine: Policy, repository: Policy): Policy {
  const taken = machine.modelHosts?.allowed ?? [];
  const isClash = (host: ModelHost): boolean => taken.some(each => each.id === host.id && !equalHosts(each, host));
  const renamed = new Map(
    (repository.modelHosts?.allowed ?? []).filter(isClash).map(({ id }) => [id, `repository-${id}`]),
  );
  const classes = new Set(machine.classifications.map(({ name }) => name));
  const { modelHosts } = repository;
  return {
    ...repository,
    ...(modelHosts === undefined
      ? {}
      : {
          modelHosts: {
            ...modelHosts,
            allowed: modelHosts.allowed.map(each => ({ ...each, id: renamed.get(each.id) ?? each.id })),
          },
        }),
    classifications: repository.classifications.map(each => ({
      ...each,
      name: classes.has(each.name) ? `repository-${each.name}` : each.name,
      mayReach: each.mayReach.map(id => renamed.get(id) ?? id),
    })),
  };
}

function equalHosts(a: ModelHost, b: ModelHost): boolean {
  return equalValues(a.hosts, b.hosts) && a.url === b.url && equalValues(a.tools ?? [], b.tools ?? []);
}
