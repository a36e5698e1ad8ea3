import { expect, test } from 'vitest';
import { figureSvg, wrapText } from './figure-svg.ts';

const PARTS = {
  title: 'Most of Hartford & its parts have fewer resources',
  picture: { markup: '<svg width="360" height="300"></svg>', width: 360, height: 300 },
  legend: {
    title: 'Opportunity level',
    labels: ['Very low', '', '', '', 'Very high'],
    lines: ['1 dot = 250'],
  },
  foot: ['Source: Census 2010, 2010 tracts', 'https://example.org/connecticut/'],
};

test('a figure file carries its title, legend, source and address inside', () => {
  const svg = figureSvg(PARTS);
  for (const text of ['Hartford &amp; its parts', 'Very high', '1 dot = 250', '2010 tracts', 'example.org']) {
    expect(svg).toContain(text);
  }
  // five levels: PRODUCT's fills
  expect(svg.match(/<rect x=/g)).toHaveLength(5);
  expect(svg).not.toContain('style=');
});

test('the picture is as wide as the sheet without its margins, and the rest stands below it', () => {
  const svg = figureSvg(PARTS);
  // (1200 − 2 × 40) / 360 = 3.1111; 300 × 3.1111 = 934 high
  expect(svg).toContain('scale(3.1111)');
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
  expect(height).toBeGreaterThan(934 + 150);
});

test('a line breaks at a blank before it is too long; a single long word stays whole', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('https://example.org/x', 5)).toEqual(['https://example.org/x']);
  expect(wrapText('', 5)).toEqual([]);
});
