const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text fit for the inside of an element or a quoted attribute.
 *
 * @example escapeXml('Fish & "chips"') // => 'Fish &amp; &quot;chips&quot;'
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * An element with attributes in the given order; undefined attributes are left out.
 *
 * @example element('path', { d: 'M0 0', id: undefined }) // => '<path d="M0 0"/>'
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(`${value ?? ''}`)}"`)
    .join('');
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}
