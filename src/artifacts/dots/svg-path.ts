/**
 * One SVG path that draws every point as a dot: zero-length lines whose round caps make the circles.
 *
 * Draw it with `fill="none" stroke-linecap="round"` and the dot's diameter as `stroke-width`.
 * Points are put on a grid of `precision` and walked row by row in short relative moves, which compresses well:
 * the order within one color does not matter.
 * @param x horizontal coordinates in the picture's units
 * @param y vertical coordinates, same order
 * @param precision decimals kept (1 = tenths)
 * @param band height of the rows in the picture's units; 8 of the pictures of a state are the shortest text
 * @returns '' when there is no point
 * @example dotsPath([1, 2.5], [1, 1.04], 1) // => 'M1 1h0m1.5 0h0'
 */
export function dotsPath(x: ArrayLike<number>, y: ArrayLike<number>, precision = 1, band = 4): string {
  const scale = 10 ** precision;
  const points = Array.from({ length: x.length }, (_, i) => ({
    x: Math.round((x[i] ?? 0) * scale),
    y: Math.round((y[i] ?? 0) * scale),
  }));
  const rows = Math.max(1, Math.round(band * scale));
  points.sort((a, b) => Math.floor(a.y / rows) - Math.floor(b.y / rows) || a.x - b.x || a.y - b.y);
  let [px, py] = [0, 0];
  const moves = points.map((point, i) => {
    const move = `${i === 0 ? 'M' : 'm'}${pairText((point.x - px) / scale, (point.y - py) / scale, precision)}h0`;
    [px, py] = [point.x, point.y];
    return move;
  });
  return moves.join('');
}

/** Two numbers in path notation: no leading zero, and no blank where a sign already parts them. */
function pairText(dx: number, dy: number, precision: number): string {
  const [first, second] = [shortNumber(dx, precision), shortNumber(dy, precision)];
  return second.startsWith('-') ? first + second : `${first} ${second}`;
}

function shortNumber(value: number, precision: number): string {
  const text = String(Math.round(value * 10 ** precision) / 10 ** precision);
  return text.replace(/^(-?)0\./, '$1.');
}
