/** Type and pages of the saved sheet: as on paper, without anything to load. */
const STYLE = `
body{max-width:42em;margin:1em auto;padding:0 1em;font:14pt/1.35 sans-serif;color:#1c1b19;background:#fff}
h1{font-size:20pt;margin:0 0 6pt}h2{font-size:16pt;margin:10pt 0 2pt}p,ul{margin:0 0 4pt}
.source{font-size:9pt}.notice{border:2px solid;padding:6pt}.sheet-place{break-inside:avoid}
.sheet-back{break-before:page}.sheet-lines{height:40pt;border-bottom:1px solid}`;

/**
 * The two-page sheet as one file that opens without the internet: no scripts, no pictures, nothing to load.
 *
 * @param sheet what the page prints
 */
export function sheetFile(sheet: HTMLElement, title: string, lang: string): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = lang;
  for (const [name, value] of [
    ['viewport', 'width=device-width'],
    ['referrer', 'no-referrer'],
  ] as const) {
    const meta = page.createElement('meta');
    meta.name = name;
    meta.content = value;
    page.head.append(meta);
  }
  const [charset, policy, style] = [
    page.createElement('meta'),
    page.createElement('meta'),
    page.createElement('style'),
  ];
  charset.setAttribute('charset', 'utf-8');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  style.textContent = STYLE;
  page.head.prepend(charset, policy);
  page.head.append(style);
  page.body.append(...[...sheet.childNodes].map((node) => page.importNode(node, true)));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}
