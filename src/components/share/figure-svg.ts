import { LEVEL_FILL, LEVELS } from '#core/level.ts';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';

/** A picture with all that a reader needs when it stands alone. */
export interface FigureParts {
  readonly title: string;
  /** Markup of the picture with its own size. */
  readonly picture: { readonly markup: string; readonly width: number; readonly height: number };
  readonly legend: {
    readonly title: string;
    /** Words at the swatches, one each from the first level to the last; '' for none. */
    readonly labels: readonly string[];
    /** Lines under the swatches, such as what a dot stands for. */
    readonly lines: readonly string[];
  };
  /** Source, vintage, address and date. */
  readonly foot: readonly string[];
}

const WIDTH = 1200;
const MARGIN = 40;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";

/** Mean width of a letter of a text face, as a share of its size: a little wide, so that no line runs out. */
const LETTER = 0.54;

/** Text with the five characters of XML written out. */
export function escapeText(text: string): string {
  const written: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => written[sign] ?? sign);
}

/** Lines no longer than so many letters, broken at blanks. */
export function wrapText(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > letters && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

interface Written {
  readonly markup: string;
  /** Where the next part begins. */
  readonly y: number;
}

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly color?: string;
}

function writeText(texts: readonly string[], top: number, style: TextStyle): Written {
  const { size, weight = 400, color = MAP_INK.ink } = style;
  const letters = Math.floor((WIDTH - 2 * MARGIN) / (size * LETTER));
  const step = Math.round(size * 1.35);
  const lines = texts.flatMap((text) => wrapText(text, letters));
  const markup = lines
    .map((line, index) => `<text x="${MARGIN}" y="${top + size + index * step}">${escapeText(line)}</text>`)
    .join('');
  return {
    markup: `<g font-size="${size}" font-weight="${weight}" fill="${color}">${markup}</g>`,
    y: top + lines.length * step,
  };
}

const SWATCH = { width: 150, height: 22 };

function writeLegend({ title, labels, lines }: FigureParts['legend'], top: number): Written {
  const head = writeText([title], top, { size: 20, weight: 600 });
  const y = head.y + 6;
  const swatches = LEVELS.map((level, index) => {
    const x = MARGIN + index * SWATCH.width;
    const label = labels[index] ?? '';
    return [
      `<rect x="${x}" y="${y}" width="${SWATCH.width}" height="${SWATCH.height}" fill="${LEVEL_FILL[level]}" stroke="${MAP_INK.outline}"/>`,
      label === '' ? '' : `<text x="${x}" y="${y + SWATCH.height + 20}">${escapeText(label)}</text>`,
    ].join('');
  });
  const under = writeText(lines, y + SWATCH.height + 32, { size: 17 });
  return { markup: `${head.markup}<g font-size="17">${swatches.join('')}</g>${under.markup}`, y: under.y };
}

/** A whole figure as the text of an SVG file: title, picture, legend, source; it needs no style sheet. */
export function figureSvg({ title, picture, legend, foot }: FigureParts): string {
  const head = writeText([title], MARGIN - 8, { size: 32, weight: 600 });
  const scale = (WIDTH - 2 * MARGIN) / picture.width;
  const under = head.y + 16 + Math.ceil(picture.height * scale) + 16;
  const key = writeLegend(legend, under);
  const end = writeText(foot, key.y + 16, { size: 15, color: '#57524a' });
  const height = end.y + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    head.markup,
    `<g transform="translate(${MARGIN} ${head.y + 16}) scale(${+scale.toFixed(4)})" fill="${MAP_INK.ink}">${picture.markup}</g>`,
    key.markup,
    end.markup,
    '</svg>\n',
  ].join('');
}
