/** Longitude and latitude limits: west, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** Where a picture puts the earth: Mercator, like the interactive map, so that one lies exactly over the other. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bounds: Bounds;
  /** Longitude and latitude to picture units. */
  project(longitude: number, latitude: number): [number, number];
}

const RADIAN = Math.PI / 180;

/** Mercator y (north is smaller), in radians like longitude × π/180. */
function mercatorY(latitude: number): number {
  return -Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2));
}

/**
 * Frame of a picture in which the bounds fill the width, or the height when that is smaller.
 *
 * @param bounds west, south, east, north in degrees
 * @param width units of the picture
 * @param padding units left free on each side
 * @param height fixed height; without it the height follows the shape of the bounds
 * @example fitFrame([0, 0, 1, 1], 100, 0).project(0, 1).map(Math.round) // => [0, 0]
 */
export function fitFrame(bounds: Bounds, width: number, padding: number, height?: number): Frame {
  const [west, south, east, north] = bounds;
  const top = mercatorY(north);
  const spanX = Math.max((east - west) * RADIAN, 1e-9);
  const spanY = Math.max(mercatorY(south) - top, 1e-9);
  const fitX = (width - 2 * padding) / spanX;
  const scale = height === undefined ? fitX : Math.min(fitX, (height - 2 * padding) / spanY);
  const frameHeight = height ?? Math.ceil(spanY * scale + 2 * padding);
  const left = (width - spanX * scale) / 2;
  const upper = (frameHeight - spanY * scale) / 2;
  return {
    width,
    height: frameHeight,
    bounds,
    project: (longitude, latitude) => [
      left + (longitude - west) * RADIAN * scale,
      upper + (mercatorY(latitude) - top) * scale,
    ],
  };
}

/** Units of the width of a picture of a whole place. */
export const STATE_WIDTH = 960;

/**
 * Frame of the picture of a whole place: what is drawn over the picture later goes through the same one.
 *
 * @param bounds of all tracts
 * @example wholeFrame([0, 0, 1, 1]).project(0, 1).map(Math.round) // => [4, 4]
 */
export function wholeFrame(bounds: Bounds, width: number = STATE_WIDTH): Frame {
  return fitFrame(bounds, width, 4);
}
