import { base64 } from '../../base64.ts';
import type { SettingValue } from '../../settings/types.ts';
import { Bounds, NotPlist } from './bounds.ts';

const magic = 'bplist00';
const trailerBytes = 32;
/** Dates are counted in seconds from 2001-01-01. */
const epoch = 978_307_200_000;
/** The range of JavaScript dates, which is further than any clock. */
const maximumMilliseconds = 8.64e15;

export function isBinaryPlist(bytes: Uint8Array): boolean {
  return [...magic].every((character, at) => bytes[at] === character.charCodeAt(0));
}

/** Reads a binary property list (Core Foundation, CFBinaryPList.c). Throws {@link NotPlist} for anything else. */
export function binaryPlist(bytes: Uint8Array): SettingValue {
  return new BinaryPlist(bytes).read();
}

class BinaryPlist {
  readonly #view: DataView;
  readonly #bounds = new Bounds();
  readonly #referenceBytes: number;
  readonly #offsets: { readonly start: number; readonly width: number; readonly count: number };

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const trailer = bytes.byteLength - trailerBytes;
    if (trailer < magic.length) throw new NotPlist();
    this.#offsets = {
      width: this.#unsigned(trailer + 6, 1),
      count: this.#unsigned(trailer + 8, 8),
      start: this.#unsigned(trailer + 24, 8),
    };
    this.#referenceBytes = this.#unsigned(trailer + 7, 1);
  }

  read(): SettingValue {
    return this.#object(this.#unsigned(this.#view.byteLength - trailerBytes + 16, 8), 0);
  }

  #object(index: number, depth: number): SettingValue {
    this.#bounds.take(depth);
    const { start, width, count } = this.#offsets;
    if (index >= count) throw new NotPlist();
    const at = this.#unsigned(start + index * width, width);
    const marker = this.#unsigned(at, 1);
    const low = marker & 15;
    switch (marker >> 4) {
      case 0:
        return simple(low);
      case 1:
        return this.#integer(at + 1, 1 << low);
      case 2:
        return this.#real(at + 1, 1 << low);
      case 3:
        return this.#date(at + 1);
      default:
        return this.#sized(marker >> 4, at, depth);
    }
  }

  /** Reads an object that has a length: bytes, strings, and collections. */
  #sized(kind: number, at: number, depth: number): SettingValue {
    const { length, start } = this.#length(at);
    this.#bounds.take(depth, length);
    switch (kind) {
      case 4:
        return base64(this.#bytes(start, length));
      case 5:
        return textOf(this.#bytes(start, length));
      case 6:
        return this.#wideText(start, length);
      case 10:
      case 12:
        return this.#references(start, length).map(each => this.#object(each, depth + 1));
      case 13:
        return this.#dict(this.#references(start, length * 2), depth);
      default:
        throw new NotPlist();
    }
  }

  #dict(references: readonly number[], depth: number): SettingValue {
    const half = references.length / 2;
    return Object.fromEntries(
      references.slice(0, half).map((reference, i) => {
        const key = this.#object(reference, depth + 1);
        if (typeof key !== 'string') throw new NotPlist();
        return [key, this.#object(references[half + i] ?? -1, depth + 1)];
      }),
    );
  }

  #references(start: number, count: number): readonly number[] {
    const width = this.#referenceBytes;
    this.#bytes(start, count * Math.max(width, 1));
    return Array.from({ length: count }, (_, i) => this.#unsigned(start + i * width, width));
  }

  /** Returns the length of an object and where its content begins; a length of fifteen or more is an integer after the marker. */
  #length(at: number): { readonly length: number; readonly start: number } {
    const low = this.#unsigned(at, 1) & 15;
    if (low < 15) return { length: low, start: at + 1 };
    const marker = this.#unsigned(at + 1, 1);
    if (marker >> 4 !== 1) throw new NotPlist();
    const width = 1 << (marker & 15);
    return { length: this.#unsigned(at + 2, width), start: at + 2 + width };
  }

  /** Reads an integer. Of sixteen bytes, the last eight count. Eight bytes are signed, fewer are unsigned. */
  #integer(at: number, width: number): number {
    if (width === 16) return this.#integer(at + 8, 8);
    if (width !== 8) return this.#unsigned(at, width);
    this.#bytes(at, 8);
    return Number(this.#view.getBigInt64(at));
  }

  #real(at: number, width: number): number {
    if (width !== 4 && width !== 8) throw new NotPlist();
    this.#bytes(at, width);
    const value = width === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at);
    if (!Number.isFinite(value)) throw new NotPlist();
    return value;
  }

  #date(at: number): string {
    const milliseconds = epoch + this.#real(at, 8) * 1000;
    if (Math.abs(milliseconds) > maximumMilliseconds) throw new NotPlist();
    return new Date(milliseconds).toISOString();
  }

  #wideText(start: number, length: number): string {
    this.#bytes(start, length * 2);
    const units = Array.from({ length }, (_, i) => String.fromCharCode(this.#view.getUint16(start + i * 2)));
    return units.join('');
  }

  #unsigned(at: number, width: number): number {
    if (width < 1 || width > 8) throw new NotPlist();
    let value = 0;
    for (const byte of this.#bytes(at, width)) value = value * 256 + byte;
    return value;
  }

  #bytes(at: number, length: number): Uint8Array {
    const { buffer, byteOffset, byteLength } = this.#view;
    if (!Number.isSafeInteger(at + length) || at < 0 || at + length > byteLength) throw new NotPlist();
    return new Uint8Array(buffer, byteOffset + at, length);
  }
}

function simple(low: number): SettingValue {
  if (low === 8 || low === 9) return low === 9;
  if (low !== 0) throw new NotPlist();
  return null;
}

function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('');
}
