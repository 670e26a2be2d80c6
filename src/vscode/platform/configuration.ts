import { type ConfigurationScope, type Event, EventEmitter, workspace } from 'vscode';
import { type SettingTypes, settings } from '../../contract.ts';
import { DisposableStore } from './disposables.ts';
import type { Log } from './log.ts';

type Key = keyof SettingTypes;

const defaults: SettingTypes = {
  [settings.assistants]: [],
  [settings.contentExclusion]: 'unknown',
  [settings.exclusionRules]: '',
  [settings.showStatusBar]: 'always',
  [settings.minimumConfidence]: 'medium',
  [settings.personalData]: false,
  [settings.showDropped]: false,
  [settings.ignoreSource]: '',
  [settings.explorerBadges]: true,
  [settings.readHistory]: 'ask',
  [settings.addToPath]: true,
  [settings.offerMcp]: false,
  [settings.scanAtFirstStart]: true,
};

const isValid: { readonly [K in Key]: (value: unknown) => value is SettingTypes[K] } = {
  [settings.assistants]: (value): value is readonly string[] =>
    Array.isArray(value) && value.every(each => typeof each === 'string'),
  [settings.contentExclusion]: oneOf('unknown', 'on', 'off'),
  [settings.showStatusBar]: oneOf('always', 'risk', 'never'),
  [settings.minimumConfidence]: oneOf('high', 'medium', 'low'),
  [settings.personalData]: isBoolean,
  [settings.showDropped]: isBoolean,
  [settings.explorerBadges]: isBoolean,
  [settings.readHistory]: oneOf('ask', 'on', 'off'),
  [settings.addToPath]: isBoolean,
  [settings.offerMcp]: isBoolean,
  [settings.scanAtFirstStart]: isBoolean,
  [settings.ignoreSource]: isText,
  [settings.exclusionRules]: isText,
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function oneOf<T extends string>(...allowed: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => allowed.some(each => each === value);
}

/** Reads our own settings. If a value has the wrong type, this is logged once and the default is used. */
export class Configuration {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(private readonly log: Log) {
    this.#store.add(
      workspace.onDidChangeConfiguration(event => {
        if (Object.values(settings).some(key => event.affectsConfiguration(key))) this.#changed.fire();
      }),
    );
  }

  get<K extends Key>(key: K, scope?: ConfigurationScope): SettingTypes[K] {
    const value: unknown = workspace.getConfiguration(undefined, scope).get(key);
    const check: (value: unknown) => value is SettingTypes[K] = isValid[key];
    if (value === undefined || check(value)) return value ?? defaults[key];
    this.log.warnOnce(`The setting ${key} has a value of the wrong kind; its default is used.`);
    return defaults[key];
  }

  dispose(): void {
    this.#store.dispose();
  }
}
