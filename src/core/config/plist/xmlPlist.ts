import type { SettingValue } from '../../settings/types.ts';
import { Bounds, NotPlist } from './bounds.ts';

/** White space, comments, processing instructions, and a document type without declarations of its own. */
const skipped = /(?:[ \t\r\n\ufeff]+|<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^[>]*>)*/y;
const opening = /<([a-z]+)(?:[ \t\r\n][^<>]*?)?(\/?)>/y;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads a property list in XML (Apple's DTD PropertyList-1.0). Throws {@link NotPlist} for anything else. */
export function xmlPlist(text: string): SettingValue {
  return new XmlPlist(text).read();
}

class XmlPlist {
  readonly #bounds = new Bounds();
  #at = 0;

  constructor(private readonly text: string) {}

  read(): SettingValue {
    const { name, isEmpty } = this.#open();
    if (name !== 'plist' || isEmpty) throw new NotPlist();
    const value = this.#value(0);
    this.#close('plist');
    this.#skip();
    if (this.#at !== this.text.length) throw new NotPlist();
    return value;
  }

  #value(depth: number): SettingValue {
    this.#bounds.take(depth);
    const { name, isEmpty } = this.#open();
    if (name === 'dict') return isEmpty ? {} : this.#dict(depth);
    if (name === 'array') return isEmpty ? [] : this.#array(depth);
    const content = isEmpty ? '' : this.#content(name);
    switch (name) {
      case 'true':
      case 'false':
        if (content.trim() !== '') throw new NotPlist();
        return name === 'true';
      case 'string':
        return content;
      case 'date':
        return content.trim();
      case 'data':
        return content.replace(/\s+/g, '');
      case 'integer':
      case 'real':
        return numberOf(content.trim());
      default:
        throw new NotPlist();
    }
  }

  #dict(depth: number): SettingValue {
    const entries: [string, SettingValue][] = [];
    while (!this.#closes('dict')) {
      const { name, isEmpty } = this.#open();
      if (name !== 'key') throw new NotPlist();
      const key = isEmpty ? '' : this.#content('key');
      entries.push([key, this.#value(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  #array(depth: number): SettingValue {
    const items: SettingValue[] = [];
    while (!this.#closes('array')) items.push(this.#value(depth + 1));
    return items;
  }

  #skip(): void {
    skipped.lastIndex = this.#at;
    skipped.exec(this.text);
    this.#at = skipped.lastIndex;
  }

  #open(): { readonly name: string; readonly isEmpty: boolean } {
    this.#skip();
    opening.lastIndex = this.#at;
    const found = opening.exec(this.text);
    if (found === null) throw new NotPlist();
    this.#at = opening.lastIndex;
    return { name: found[1] ?? '', isEmpty: found[2] === '/' };
  }

  /** Whether the element ends here; if so, moves past its end. */
  #closes(name: string): boolean {
    this.#skip();
    const tag = `</${name}>`;
    if (!this.text.startsWith(tag, this.#at)) return false;
    this.#at += tag.length;
    return true;
  }

  #close(name: string): void {
    if (!this.#closes(name)) throw new NotPlist();
  }

  /** Reads the text of an element up to its end, and resolves entities. */
  #content(name: string): string {
    const tag = `</${name}>`;
    const parts: string[] = [];
    for (;;) {
      const next = this.text.indexOf('<', this.#at);
      if (next < 0) throw new NotPlist();
      parts.push(withoutEntities(this.text.slice(this.#at, next)));
      this.#at = next;
      if (this.text.startsWith(tag, next)) {
        this.#at += tag.length;
        return parts.join('');
      }
      parts.push(this.#literal());
    }
  }

  /** Reads the content of a CDATA section. */
  #literal(): string {
    const start = '<![CDATA[';
    const end = this.text.startsWith(start, this.#at) ? this.text.indexOf(']]>', this.#at) : -1;
    if (end < 0) throw new NotPlist();
    const text = this.text.slice(this.#at + start.length, end);
    this.#at = end + 3;
    return text;
  }
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7});|#x([\da-fA-F]{1,6});|([a-z]{2,4});)?/g, (_, decimal, hex, name) => {
    const code = typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? parseInt(hex, 16) : null;
    const found = code === null ? entities[String(name)] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined) throw new NotPlist();
    return found;
  });
}

function numberOf(text: string): number {
  if (!/^[+-]?(?:0[xX][\da-fA-F]{1,16}|\d{1,40}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,3})?)$/.test(text)) throw new NotPlist();
  const isNegative = text.startsWith('-');
  const value = Number(text.replace(/^[+-]/, ''));
  if (!Number.isFinite(value)) throw new NotPlist();
  return isNegative && value !== 0 ? -value : value;
}
