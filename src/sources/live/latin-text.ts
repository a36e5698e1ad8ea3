/**
 * Text of a publisher who is known to write Windows-1252 at times, as UTF-8. Text that is UTF-8 already stays.
 *
 * @example new TextDecoder().decode(asUtf8(Uint8Array.of(0x41, 0xf1))) // => 'Añ'
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch {
    return new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytes));
  }
}
