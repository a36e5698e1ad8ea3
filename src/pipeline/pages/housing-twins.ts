import { balanceCsv, balanceJson, type PublishedFigure } from '#artifacts/balance-files.ts';
import {
  areasBalanceJson,
  developmentsCsv,
  developmentsJson,
  modelJson,
  tractUnitsCsv,
} from '#artifacts/housing-files.ts';
import type { Edition } from '#opportunity/edition.ts';
import { nameBalance } from '../balance-report.ts';
import { type HousingPage, readHousingPage } from './housing-page.ts';

/** Twins of the page: the table, the same for every area, homes by tract, the list of buildings. */
export const HOUSING_STEMS = ['all', 'areas', 'tracts', 'developments'] as const;

type Stem = (typeof HOUSING_STEMS)[number];

interface Files {
  readonly json: (page: HousingPage) => string;
  readonly csv: (page: HousingPage) => string;
}

const NO_FIGURES: ReadonlyMap<string, PublishedFigure> = new Map();

function listFacts({ model, notListed }: HousingPage) {
  const publishers = [...new Set(model.lines.filter(({ mark }) => mark).map(({ publisher }) => publisher))];
  return { edition: model.edition, publishers, notListed };
}

const FILES: Readonly<Record<Stem, Files>> = {
  all: {
    json: ({ model, named }) => balanceJson(model, named),
    csv: ({ model, named }) => balanceCsv(model, [named]),
  },
  areas: {
    json: ({ model }) => areasBalanceJson(model),
    csv: ({ model }) =>
      balanceCsv(
        model,
        model.areas.map((area) => nameBalance(model, area, NO_FIGURES)),
      ),
  },
  tracts: {
    json: ({ model }) => modelJson(model),
    csv: ({ model }) => tractUnitsCsv(model),
  },
  developments: {
    json: (page) => developmentsJson(page.developments, listFacts(page)),
    csv: ({ developments, model }) => developmentsCsv(developments, model),
  },
};

/** Text of a twin of the page of government-funded homes. */
export function housingTwin(edition: Edition, stem: string, type: 'json' | 'csv'): string {
  const known = HOUSING_STEMS.find((one) => one === stem) ?? 'all';
  return FILES[known][type](readHousingPage(edition.place, edition.id));
}
