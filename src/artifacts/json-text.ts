function refuseNotFinite(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return value === 0 ? 0 : value;
}

/**
 * JSON text with a final newline; keys keep the order in which the object was made.
 *
 * @param indent spaces a level (0: one line)
 * @throws Error for NaN or an infinity, which JSON.stringify would silently write as null
 * @example jsonText({ a: 1 }) // => '{"a":1}\n'
 */
export function jsonText(value: unknown, indent = 0): string {
  return `${JSON.stringify(value, refuseNotFinite, indent)}\n`;
}
