const RADIAN = Math.PI / 180;

/**
 * Web-Mercator x of a longitude, 0 … 1 over the world.
 */
export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

/**
 * Web-Mercator y of a latitude, 0 (north) … 1 (south).
 */
export function mercatorY(latitude: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2)) / (2 * Math.PI);
}
