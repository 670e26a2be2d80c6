import type { FromPage } from './protocol.ts';

/** The user's filter, grouping and order of the settings; kept while the panel exists. */
export interface View {
  readonly text: string;
  readonly state: string;
  readonly group: string;
  readonly sort: string;
  /** The names of a tool and a purpose; empty for all. */
  readonly tool: string;
  readonly purpose: string;
}

interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: View): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const usual: View = { text: '', state: 'all', group: 'tool', sort: 'importance', tool: '', purpose: '' };

export function post(message: FromPage): void {
  host.postMessage(message);
}

export function savedView(): View {
  const state = host.getState();
  if (typeof state !== 'object' || state === null) return usual;
  const kept = state as Readonly<Record<string, unknown>>;
  const read = (key: keyof View): string => {
    const value = kept[key];
    return typeof value === 'string' ? value : usual[key];
  };
  return {
    ...{ text: read('text'), state: read('state'), group: read('group'), sort: read('sort') },
    ...{ tool: read('tool'), purpose: read('purpose') },
  };
}

export function saveView(view: View): void {
  host.setState(view);
}
