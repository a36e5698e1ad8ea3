import type { ColumnSchema } from './schema.ts';

/** Middle of an area, for distances. */
export const AREA_CENTER: readonly ColumnSchema[] = [
  { name: 'longitude', kind: 'number', range: [-180, 180], filled: true },
  { name: 'latitude', kind: 'number', range: [-90, 90], filled: true },
];

/** Size and middle of a tract. */
export const TRACT_SIZE: readonly ColumnSchema[] = [
  { name: 'landSquareMeters', kind: 'count', filled: true },
  { name: 'waterSquareMeters', kind: 'count', filled: true },
  ...AREA_CENTER,
];

/** People of a tract in group quarters, and its households. */
export const GROUP_QUARTERS: readonly ColumnSchema[] = [
  { name: 'geoid', kind: 'tract-geoid', filled: true },
  { name: 'groupQuarters', kind: 'count' },
  { name: 'groupQuartersShare', kind: 'share' },
  { name: 'households', kind: 'count' },
];
