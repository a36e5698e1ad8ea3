import { expect, test } from 'vitest';

import { nextTract } from './next-tract.ts';

const HERE = { geoid: 'here', x: 0, y: 0 };

test('an arrow leads to the nearest tract on its side', () => {
  const tracts = [
    HERE,
    { geoid: 'near', x: 10, y: 2 },
    { geoid: 'far', x: 30, y: 0 },
    { geoid: 'left', x: -5, y: 0 },
  ];
  expect(nextTract(HERE, tracts, 'ArrowRight')?.geoid).toBe('near');
  expect(nextTract(HERE, tracts, 'ArrowLeft')?.geoid).toBe('left');
});

test('at the edge of the map there is no further tract', () => {
  expect(nextTract(HERE, [HERE, { geoid: 'south', x: 0, y: 9 }], 'ArrowUp')).toBeUndefined();
});
