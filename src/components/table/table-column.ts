import type { Translator } from '../i18n.ts';

/** A column of a table that sorts. */
export interface TableColumn {
  readonly key: string;
  readonly kind: 'text' | 'number';
  readonly label: string;
  /** Waits for a script to fill it. */
  readonly isHidden?: boolean | undefined;
}

/** Heads of the cells that LevelCells writes, in its order. */
export function levelColumns(t: Translator): readonly TableColumn[] {
  const keys = ['population', 'peopleOfColorShare', 'lowerTractCount', 'lowerShare', 'meanScore'] as const;
  return keys.map((key) => ({ key, kind: 'number', label: t(`towns.column.${key}`) }));
}
