/** Numbers from 0 to below 1, the same for the same seed. */
export type Random = () => number;

/** A linear congruential generator: enough to choose rows and cells. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ways in which a table goes wrong between a publisher and a build. */
export const EDITS = [
  'byte flip',
  'cell swap',
  'row drop',
  'row duplicate',
  'column shift',
  'sentinel',
  'unit ×100',
  'id minus a digit',
  'vintage swap',
] as const;

export type Edit = (typeof EDITS)[number];

export interface EditedTable {
  readonly text: string;
  /** Ids of the rows that the edit touched: nothing else may change. */
  readonly touched: ReadonlySet<string>;
  readonly what: string;
}

const SENTINELS = ['-666666666', '-999999999', 'NaN', 'Infinity', '*', 'null', '#REF!', '1e309'];

function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Another letter, digit or sign in place of one of the row. */
function flipByte(row: string, random: Random): string {
  const at = Math.floor(random() * row.length);
  return `${row.slice(0, at)}${String.fromCharCode(33 + Math.floor(random() * 94))}${row.slice(at + 1)}`;
}

function editRow(row: string, edit: Edit, random: Random): string {
  const cells = row.split(',');
  const at = 1 + Math.floor(random() * (cells.length - 1));
  const [id = '', ...rest] = cells;
  switch (edit) {
    case 'byte flip':
      return flipByte(row, random);
    case 'column shift':
      return [id, ...rest.slice(1), rest[0] ?? ''].join(',');
    case 'sentinel':
      return cells.with(at, pick(SENTINELS, random)).join(',');
    case 'unit ×100':
      return cells.with(at, String(Number.parseFloat(cells[at] ?? '0') * 100)).join(',');
    case 'id minus a digit':
      return [id.slice(1), ...rest].join(',');
    case 'vintage swap':
      return [`09${id.slice(2)}`, ...rest].join(',');
    case 'cell swap':
    case 'row drop':
    case 'row duplicate':
      return row;
  }
}

/** One seeded edit of a table's text. */
export function editTable(text: string, edit: Edit, random: Random): EditedTable {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const index = Math.floor(random() * rows.length);
  const row = rows[index] ?? '';
  const idOf = (line: string): string => line.split(',')[0] ?? '';
  const done = (lines: readonly string[], touched: readonly string[], what: string): EditedTable => ({
    text: `${[header, ...lines].join('\n')}\n`,
    touched: new Set(touched),
    what,
  });
  if (edit === 'row drop') return done(rows.toSpliced(index, 1), [idOf(row)], row);
  if (edit === 'row duplicate') return done(rows.toSpliced(index, 0, row), [idOf(row)], row);
  if (edit === 'cell swap') {
    const other = (index + 1 + Math.floor(random() * (rows.length - 1))) % rows.length;
    const [mine, theirs] = [row.split(','), (rows[other] ?? '').split(',')];
    const at = Math.floor(random() * mine.length);
    const swapped = rows
      .with(index, mine.with(at, theirs[at] ?? '').join(','))
      .with(other, theirs.with(at, mine[at] ?? '').join(','));
    return done(swapped, [idOf(row), idOf(rows[other] ?? '')], `${row} with ${rows[other] ?? ''}`);
  }
  const edited = editRow(row, edit, random);
  return done(rows.with(index, edited), [idOf(row), idOf(edited)], `${row} became ${edited}`);
}
