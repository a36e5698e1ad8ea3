/** Colors of maps besides the level fills; each pair was checked for contrast (docs/method/map.md). */
export const MAP_INK = {
  paper: '#fbfaf7',
  ink: '#1c1b19',
  outline: '#3b2c1a',
  water: '#dfe7ea',
  hatch: '#8a8378',
  dot: '#08306b',
} as const;
