import type { Dots } from './place.ts';

/**
 * GeoJSON text of dots: one MultiPoint feature that carries the caption, coordinates to six decimals (about a hand's width).
 *
 * @param properties said of all dots: caption, group, unit, sources
 */
export function dotGeojson(dots: Dots, properties: Readonly<Record<string, unknown>>): string {
  const places = Array.from(dots.x, (x, i) => `[${shortDegrees(x)},${shortDegrees(dots.y[i] ?? 0)}]`);
  return [
    '{"type":"FeatureCollection","features":[\n',
    `{"type":"Feature","properties":${JSON.stringify(properties)},`,
    `"geometry":{"type":"MultiPoint","coordinates":[${places.join(',')}]}}\n]}\n`,
  ].join('');
}

function shortDegrees(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
