import { Problem } from '#core/problem.ts';
import { readEdition } from '../read-edition.ts';
import { listBuiltEditions, listBuiltPlaces } from './open-editions.ts';
import { TWIN_KINDS, type TwinAddress } from './twin-kinds.ts';

/** Parts of the address of a twin, a file without a language: "connecticut/data/2014-published/town/andover.json". */
export interface TwinParams {
  readonly place: string;
  readonly edition: string;
  readonly kind: string;
  readonly file: string;
}

/** Address of a twin below the address of its site. */
export function twinPath({ place, edition, kind, file }: TwinParams): string {
  return `/${place}/data/${edition}/${kind}/${file}`;
}

function paramsOf(place: string, edition: string, { kind, stem }: TwinAddress): readonly TwinParams[] {
  return ['json', 'csv'].map((type) => ({ place, edition, kind, file: `${stem}.${type}` }));
}

/** Addresses of all twins of all editions. */
export function twinAddresses(): readonly TwinParams[] {
  return listBuiltPlaces().flatMap((place) =>
    listBuiltEditions(place).flatMap((edition) => {
      const built = readEdition(place, edition);
      const twins = TWIN_KINDS.flatMap((kind) => kind.list(built));
      return twins.flatMap((twin) => paramsOf(place, edition, twin));
    }),
  );
}

/** The text of the `.json` or `.csv` twin of a page. */
export function twinText({ place, edition, kind, file }: TwinParams): string {
  const built = readEdition(place, edition);
  const dot = file.lastIndexOf('.');
  const stem = file.slice(0, dot);
  const found = TWIN_KINDS.find((one) =>
    one.list(built).some((twin) => twin.kind === kind && twin.stem === stem),
  );
  if (found === undefined) {
    const remedy = 'take the address from the page itself';
    throw new Problem('twin-unknown', 'is no page with numbers', {
      value: `${kind}/${file}`,
      exitCode: 3,
      remedy,
    });
  }
  const twin = { kind, stem };
  return file.endsWith('.csv') ? found.csv(built, twin) : found.json(built, twin);
}
