import type { BalanceModel } from '#analysis/balance/model.ts';
import type { MarkShape } from '#analysis/balance/programs.ts';
import { type Bounds, wholeFrame } from '#artifacts/svg-map/frame.ts';
import { placeLabels } from '#artifacts/svg-map/label.ts';
import type { View } from '#artifacts/svg-map/numbered-marks.ts';
import type { Translator } from '../i18n.ts';

/** A building with a mark, on the picture. */
export interface AreaMark {
  readonly id: string;
  readonly line: string;
  readonly shape: MarkShape;
  readonly name: string;
  /** Name, program and number of homes. */
  readonly title: string;
  readonly homes: number;
  readonly x: number;
  readonly y: number;
}

interface Row {
  readonly id: string;
  readonly line: string;
  readonly name: string;
  readonly most: number | null;
  readonly longitude: number;
  readonly latitude: number;
}

/** Buildings of our own list of this site: only its name is looked at. */
function rowsOf(data: unknown): readonly Row[] {
  if (typeof data !== 'object' || data === null || !('format' in data) || !('developments' in data))
    return [];
  return data.format === 'evenground-developments/1' ? (data.developments as readonly Row[]) : [];
}

/** Every building of the list that has a mark. */
export function readMarks(
  data: unknown,
  model: BalanceModel,
  bounds: Bounds,
  t: Translator,
): readonly AreaMark[] {
  const frame = wholeFrame(bounds);
  const lineOf = new Map(model.lines.map((line) => [line.id, line]));
  return rowsOf(data).flatMap((row): AreaMark[] => {
    const line = lineOf.get(row.line);
    if (line?.mark === undefined) return [];
    const [x, y] = frame.project(row.longitude, row.latitude);
    const name = row.name === '' ? t('housing.list.unknownName') : row.name;
    const words = { name, program: t.pick(line.label), homes: row.most ?? 0 };
    const title = t(row.most === null ? 'housing.map.markNoCount' : 'housing.map.mark', words);
    return [{ id: row.id, line: row.line, shape: line.mark, name, title, homes: row.most ?? 0, x, y }];
  });
}

/** Bounds as the page writes them, four numbers as JSON; undefined for anything else. */
export function readBounds(text: string | undefined): Bounds | undefined {
  const data: unknown = JSON.parse(text ?? 'null');
  if (!Array.isArray(data)) return undefined;
  const [west, south, east, north] = data.filter((one) => typeof one === 'number');
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? undefined
    : [west, south, east, north];
}

/** Names of the largest buildings in view that fit without touching, in pixels of the screen. */
export function marksInView(marks: readonly AreaMark[], [left, top, width, height]: View, pixels: number) {
  const unit = width / pixels;
  const inside = marks
    .filter(({ x, y }) => x >= left && x <= left + width && y >= top && y <= top + height)
    .map((mark) => ({ ...mark, x: (mark.x - left) / unit, y: (mark.y - top) / unit }));
  const wishes = inside.map(({ name, homes, x, y }) => ({
    ...{ name: name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name, weight: homes },
    ...{ x, y: y + NAME_DROP },
  }));
  return { unit, inside, names: placeLabels(wishes, NAME_SIZE, MOST_NAMES, pixels) };
}

const MOST_LETTERS = 24;
const MOST_NAMES = 30;
const NAME_SIZE = 12;
const NAME_DROP = 17;
