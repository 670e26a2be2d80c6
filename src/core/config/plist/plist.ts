import type { SettingValue } from '../../settings/types.ts';
import { binaryPlist, isBinaryPlist } from './binaryPlist.ts';
import { NotPlist } from './bounds.ts';
import { xmlPlist } from './xmlPlist.ts';

/**
 * The value of a property list of macOS, in XML or in binary. Data are given in base64 and dates as ISO 8601. Undefined for
 * other bytes, and for lists nested or large beyond what settings are. Never throws.
 * @param decode text of bytes; null where they are not valid text
 */
export function plistValue(bytes: Uint8Array, decode: (bytes: Uint8Array) => string | null): SettingValue | undefined {
  try {
    if (isBinaryPlist(bytes)) return binaryPlist(bytes);
    const text = decode(bytes);
    return text === null ? undefined : xmlPlist(text);
  } catch (error) {
    if (error instanceof NotPlist) return undefined;
    throw error;
  }
}
