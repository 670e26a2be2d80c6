import type { SettingValue } from '../../settings/types.ts';
import { binaryPlist, isBinaryPlist } from './binaryPlist.ts';
import { NotPlist } from './bounds.ts';
import { xmlPlist } from './xmlPlist.ts';

/**
 * Returns the value of a macOS property list, in XML or binary form. Data is returned in base64, dates as ISO 8601. Undefined for other
 * bytes, and for lists that are nested deeper or larger than settings are. Never throws.
 * @param decode returns the text of bytes; null if they are not valid text
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
