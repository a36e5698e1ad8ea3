import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '#core/level.ts';
import { fifths, type LayerData, layerLevels } from './layer-levels.ts';

const data: LayerData = {
  tracts: {
    level: ['low', null, 'high', 'high', 'high'],
    indicators: { math: { z: [-2, -1, 0, 1, 2] }, reading: { z: [2, null, null, null, 2] } },
  },
  indicators: [
    { id: 'math', domain: 'education' },
    { id: 'reading', domain: 'education' },
  ],
};

test('the layer of levels is the edition’s own', () => {
  expect(layerLevels(data, 'level')).toEqual(['low', null, 'high', 'high', 'high']);
});

test('a domain is shaded by the mean of the z-scores a tract has', () => {
  // means by hand: 0, −1, 0, 1, 2 → the two zeros share the second fifth, that of the first
  expect(layerLevels(data, 'domain:education')).toEqual(['low', 'very-low', 'low', 'high', 'very-high']);
});

test('a tract without a value has no shade, and an unknown layer shades nothing', () => {
  expect(layerLevels(data, 'indicator:reading')).toEqual(['very-low', null, null, null, 'very-low']);
  expect(layerLevels(data, 'indicator:nothing')).toEqual([null, null, null, null, null]);
});

test('a higher value never has a lower fifth, and different values fill the fifths within one tract', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const levels = fifths(values).map((level) => (level === null ? -1 : LEVELS.indexOf(level)));
      values.forEach((a, i) => {
        values.forEach((b, j) => {
          if (a < b) expect(levels[i] ?? 9).toBeLessThanOrEqual(levels[j] ?? -9);
        });
      });
      const sizes = LEVELS.map((_, k) => levels.filter((level) => level === k).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
    { seed: 1 },
  );
});
