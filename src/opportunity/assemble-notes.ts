import { LEVELS } from '#core/level.ts';
import type { EditionConfig } from './assemble-inputs.ts';
import type { ClassRange, EditionTracts, RunNote } from './edition.ts';

function nameTract(tracts: EditionTracts, index: number): string {
  return tracts.geoid[index] ?? '';
}

/**
 * Lowest and highest score of each level that occurs, never a rounded cut.
 *
 * @example classRanges({ score: [1, 3], level: ['low', 'low'] }) // => [{ level: 'low', min: 1, max: 3, count: 2 }]
 */
export function classRanges(tracts: Pick<EditionTracts, 'score' | 'level'>): readonly ClassRange[] {
  return LEVELS.flatMap((level): ClassRange[] => {
    const scores = tracts.score.filter((score, index) => score !== null && tracts.level[index] === level);
    const numbers = scores.filter((score) => score !== null);
    if (numbers.length === 0) return [];
    return [{ level, min: Math.min(...numbers), max: Math.max(...numbers), count: numbers.length }];
  });
}

function partialNote(tracts: EditionTracts, indicatorCount: number): RunNote {
  const units = tracts.geoid.flatMap((geoid, index) => {
    const available = tracts.available[index] ?? 0;
    if (tracts.level[index] === null || available === indicatorCount) return [];
    return [`${geoid}: ${available}/${indicatorCount}`];
  });
  return {
    code: 'partial-score',
    kind: 'warning',
    text: {
      en: `${units.length} tracts have a level although some of the ${indicatorCount} indicators are missing; the score is the mean of those there are.`,
      es: `${units.length} zonas censales tienen un nivel aunque faltan algunos de los ${indicatorCount} indicadores; el puntaje es el promedio de los que hay.`,
    },
    units,
  };
}

function outlierNote(tracts: EditionTracts, indicators: readonly string[], limit: number): RunNote {
  const units = indicators.flatMap((id) =>
    (tracts.indicators[id]?.z ?? []).flatMap((z, index) =>
      z !== null && Math.abs(z) > limit ? [`${nameTract(tracts, index)} ${id}: ${z.toFixed(2)}`] : [],
    ),
  );
  return {
    code: 'outlier',
    kind: 'warning',
    text: {
      en: `${units.length} standardized values lie more than ${limit} standard deviations from the mean; they are used as they are.`,
      es: `${units.length} valores estandarizados están a más de ${limit} desviaciones estándar del promedio; se usan tal como están.`,
    },
    units: units.sort(),
  };
}

function noLevelNote(tracts: EditionTracts): RunNote {
  const units = tracts.geoid.flatMap((geoid, index) => {
    const reason = tracts.noLevel[index] ?? null;
    return reason === null ? [] : [`${geoid}: ${reason}`];
  });
  return {
    code: 'no-level',
    kind: 'rule',
    text: {
      en: `${units.length} tracts of the official list have no level. Their people are counted in the column "not enough data".`,
      es: `${units.length} zonas censales de la lista oficial no tienen nivel. Sus habitantes se cuentan en la columna «datos insuficientes».`,
    },
    units,
  };
}

function rangeNote(ranges: readonly ClassRange[]): RunNote {
  return {
    code: 'class-range',
    kind: 'rule',
    text: {
      en: `Scores fall into ${ranges.length} levels; each range runs from the lowest to the highest score in the level.`,
      es: `Los puntajes se dividen en ${ranges.length} niveles; cada rango va del puntaje más bajo al más alto del nivel.`,
    },
    units: ranges.map(({ level, min, max, count }) => `${level}: ${min} … ${max} (${count})`),
  };
}

function stabilityNote({ stability, level, geoid }: EditionTracts): readonly RunNote[] {
  if (stability === undefined) return [];
  const { draws, seed, heldFixed, couldBe } = stability;
  const units = couldBe.flatMap((other, index) =>
    other === null ? [] : [`${geoid[index] ?? ''}: ${level[index] ?? ''}, could be ${other}`],
  );
  return [
    {
      code: 'level-stability',
      kind: 'warning',
      text: {
        en: `${units.length} tracts could have another level within the margins of error (in at least a tenth of ${draws} draws, seed ${seed}). Held fixed, because no margins are published: ${heldFixed.join(', ')}.`,
        es: `${units.length} zonas censales podrían tener otro nivel dentro del margen de error (en al menos una décima parte de ${draws} simulaciones, semilla ${seed}). Sin cambio, porque no se publica margen: ${heldFixed.join(', ')}.`,
      },
      units,
    },
  ];
}

/** What the run saw, beyond its repairs: partly covered tracts, outliers, tracts without a level, class ranges, limits. */
export function runNotes(
  tracts: EditionTracts,
  ranges: readonly ClassRange[],
  config: EditionConfig,
): readonly RunNote[] {
  const limits = config.limits.map((text): RunNote => ({ code: 'limit', kind: 'rule', text, units: [] }));
  return [
    rangeNote(ranges),
    partialNote(tracts, config.indicators.length),
    outlierNote(tracts, config.indicators, config.outlierZ),
    noLevelNote(tracts),
    ...stabilityNote(tracts),
    ...limits,
  ];
}
