import { absolutePath } from '../../places.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';
import { program } from './program.ts';

/** A folder or file of this machine and its path in a container. Absolute. */
interface Mount {
  readonly source: string;
  readonly target: string;
}

/** Options of `docker run` that name a mount (Docker's reference, read 2026-11). */
const mountOption = /^(?:-v|--volume|--mount)(?:=([^]*))?$/;

/** `docker` and similar programs: mounted files are read by their names in the container. */
export const container: Rule = (state, call) => {
  const { rest } = call;
  const mounts = rest.flatMap((word, at) => {
    const [found, value] = mountOption.exec(word) ?? [];
    return found === undefined ? [] : mountOf(state, unescaped(value ?? rest[at + 1] ?? ''));
  });
  program(state, mounts.length === 0 ? call : withMounted(call, mounts));
};

function mountOf({ current, place: { home } }: ShellState, text: string): readonly Mount[] {
  const field = (names: string): string | undefined => new RegExp(`(?:^|,)(?:${names})=([^,]+)`).exec(text)?.[1];
  const [, from, to] = /^([^:]+):(\/[^:]*)/.exec(text) ?? [];
  const source = from ?? field('src|source');
  const target = to ?? field('dst|destination|target');
  // A name without a slash is one of Docker's own volumes.
  if (source === undefined || target === undefined || (from !== undefined && !/^[./~]/.test(from))) return [];
  return [{ source: absolutePath(source, { current, home }), target: target.replace(/\/$/, '') }];
}

/** Replaces names in the container with those on this machine, except in the mount options. */
function withMounted(call: Call, mounts: readonly Mount[]): Call {
  const rest = call.rest.map((word, at): Pattern => {
    if (mountOption.test(word) || mountOption.test(call.rest[at - 1] ?? '')) return word;
    return mounts.reduce((text, { source, target }) => replaced(text, target, escaped(source)), word);
  });
  return { ...call, rest };
}

/** Replaces the name of a mount if it stands alone, or before a path in the mount. */
function replaced(word: Pattern, target: string, source: Pattern): Pattern {
  const place = new RegExp(`(^|[\\s'"=])${target.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?=$|[/\\s'"])`, 'g');
  return target === '' ? word : word.replace(place, (_, before: string) => before + source);
}
