/** Sum of squared distances from the mean for any run of sorted values, from running sums. */
function runCost(sorted: Float64Array): (from: number, to: number) => number {
  const sums = new Float64Array(sorted.length + 1);
  const squares = new Float64Array(sorted.length + 1);
  const shift = sorted[sorted.length >> 1] ?? 0;
  sorted.forEach((value, i) => {
    sums[i + 1] = (sums[i] ?? 0) + (value - shift);
    squares[i + 1] = (squares[i] ?? 0) + (value - shift) ** 2;
  });
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from);
  };
}

/** Best split of the first j values into one class more, by divide and conquer (the best split moves only forward). */
function nextCosts(
  before: Float64Array,
  cost: (from: number, to: number) => number,
): [Float64Array, Uint32Array] {
  const n = before.length - 1;
  const costs = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const splits = new Uint32Array(n + 1);
  const solve = (low: number, high: number, splitLow: number, splitHigh: number): void => {
    if (low > high) return;
    const middle = (low + high) >> 1;
    for (let split = splitLow; split <= Math.min(middle - 1, splitHigh); split++) {
      const total = (before[split] ?? 0) + cost(split, middle);
      if (total < (costs[middle] ?? 0)) [costs[middle], splits[middle]] = [total, split];
    }
    solve(low, middle - 1, splitLow, splits[middle] ?? 0);
    solve(middle + 1, high, splits[middle] ?? 0, splitHigh);
  };
  solve(1, n, 0, n - 1);
  return [costs, splits];
}

/**
 * Natural breaks (Fisher–Jenks): the classes of sorted values with the least squared distance from their means. Exact.
 *
 * @param sorted values in rising order, at least as many as classes
 * @param classCount at least 1
 * @returns the largest value of each class but the last
 * @see Jenks (1977); Fisher (1958), JASA 53 — docs/method/levels.md
 * @example naturalBreaks(Float64Array.of(1, 2, 10, 11, 50), 3) // => [2, 11]
 */
export function naturalBreaks(sorted: Float64Array, classCount: number): number[] {
  const n = sorted.length;
  const cost = runCost(sorted);
  let costs: Float64Array = Float64Array.from({ length: n + 1 }, (_, j) =>
    j === 0 ? Number.POSITIVE_INFINITY : cost(0, j),
  );
  const splits: Uint32Array[] = [];
  for (let k = 1; k < Math.min(classCount, n); k++) {
    const [next, chosen] = nextCosts(costs, cost);
    costs = next;
    splits.push(chosen);
  }
  const breaks: number[] = [];
  let end = n;
  for (const chosen of splits.reverse()) {
    end = chosen[end] ?? 0;
    breaks.unshift(sorted[end - 1] ?? 0);
  }
  return breaks;
}
