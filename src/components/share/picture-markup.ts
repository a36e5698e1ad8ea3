/** What the page's style sheets give to parts of a picture, and a file of its own must say itself. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** Parts that carry a class or letters; tracts hold their fill themselves. */
const STYLED = 'text, [class]';

function copyStyle(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  if (computed.display === 'none') {
    to.remove();
    return;
  }
  for (const name of PROPERTIES) {
    const value = computed.getPropertyValue(name);
    if (value !== '' && !(name === 'fill' && from.hasAttribute('fill'))) to.setAttribute(name, value);
  }
  to.removeAttribute('class');
}

/** The picture as markup that looks the same without the page around it. */
export function pictureMarkup(svg: SVGSVGElement): { markup: string; width: number; height: number } {
  const clone = svg.cloneNode(true) as SVGSVGElement;
  const copies = [...clone.querySelectorAll(STYLED)];
  [...svg.querySelectorAll(STYLED)].forEach((part, index) => {
    const copy = copies[index];
    // Groups of levels hold fills only; their tracts would lose them to a copied one.
    if (copy !== undefined && !/^level-/.test(part.getAttribute('class') ?? '')) copyStyle(part, copy);
  });
  const { width, height } = svg.viewBox.baseVal;
  clone.setAttribute('width', String(width));
  clone.setAttribute('height', String(height));
  clone.removeAttribute('class');
  return { markup: new XMLSerializer().serializeToString(clone), width, height };
}
