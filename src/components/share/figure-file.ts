import { figureSvg } from './figure-svg.ts';
import { pictureMarkup } from './picture-markup.ts';
import { pngOf, saveFile } from './save-file.ts';
import { sheetAddress, todayText } from './sheet.ts';

/** An image of what the live map shows now, when it shows a part of the place. */
export interface ViewPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

const textOf = (root: ParentNode, selector: string): string =>
  root.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

function labelsOf(figure: ParentNode): readonly string[] {
  const named = [...figure.querySelectorAll('.legend-levels li, .level-legend li')].map((item) =>
    item.textContent.trim(),
  );
  const [low, high] = [textOf(figure, '[data-legend-low]'), textOf(figure, '[data-legend-high]')];
  // Swatches of an indicator are fifths of its values, not levels: only their ends have words.
  return figure.querySelector('[data-layer-other]') === null ? named : [low, '', '', '', high];
}

/** "connecticut-town-hartford" for the page at "/es/connecticut/town/hartford/". */
export function fileStem(pathname: string): string {
  return pathname
    .split('/')
    .filter((part) => part !== '' && part !== 'es')
    .join('-');
}

/** The page's first map with title, legend, source, address and day, as the text of an SVG file. */
export function pageFigure(tools: HTMLElement, view: ViewPicture | undefined): string | undefined {
  const svg = document.querySelector<SVGSVGElement>('main svg.map');
  const figure = svg?.closest('figure');
  if (svg === null || figure === null || figure === undefined) return undefined;
  const picture =
    view === undefined
      ? pictureMarkup(svg)
      : {
          ...view,
          markup: `<image href="${view.url}" width="${view.width}" height="${view.height}"/>`,
        };
  return figureSvg({
    title: textOf(document, 'main h1'),
    picture,
    legend: {
      title: textOf(figure, '[data-legend-title]') || (tools.dataset['figureLegend'] ?? ''),
      labels: labelsOf(figure),
      lines: [
        textOf(figure, '[data-legend-dots]'),
        textOf(figure, '[data-legend-rings]:not([hidden])'),
      ].filter((line) => line !== ''),
    },
    foot: [
      textOf(document, '[data-scenario-sentence]'),
      textOf(figure, 'figcaption'),
      tools.dataset['cause'] ?? '',
      `${tools.dataset['site'] ?? ''} · ${sheetAddress(location)} · ${todayText()}`,
    ],
  });
}

/** Saves the page's figure in one of the two forms. */
export async function saveFigure(
  tools: HTMLElement,
  type: 'svg' | 'png',
  view: ViewPicture | undefined,
): Promise<void> {
  const svg = pageFigure(tools, view);
  if (svg === undefined) throw new Error('the page has no figure');
  const content = type === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg);
  saveFile(`${fileStem(location.pathname)}.${type}`, content);
}
