import { basename } from 'node:path';
import type { LoadedLine } from '#analysis/balance/build-model.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { findState } from '#core/state.ts';
import { lowIncomeHomes, readLihtc } from '#sources/hud-lihtc.ts';
import { readPicture } from '#sources/hud-picture.ts';
import { makeSlug } from '#tables/slug.ts';
import type { Files } from './effects.ts';
import { parsePlaceConfig, placeConfigPath } from './place-config.ts';

const HUD = { publisher: 'U.S. Department of Housing and Urban Development', unit: 'homes' } as const;

function lihtcLine(bytes: Uint8Array, file: string, state: string, log: ProblemLog): LoadedLine {
  const rows = readLihtc(bytes, file, state, log).flatMap((project) =>
    project.tract === undefined ? [] : [{ tract: project.tract, units: lowIncomeHomes(project) }],
  );
  return {
    ...{
      ...HUD,
      id: 'file-tax-credit',
      table: basename(file),
      column: 'LI_UNITS',
      join: 'tract-column',
      rows,
    },
    label: { en: "Tax credits, HUD's own database", es: 'Créditos fiscales, base de datos de HUD' },
    period: 'as in the file',
  };
}

function pictureLines(bytes: Uint8Array, file: string, fips: string, log: ProblemLog): LoadedLine[] {
  const rows = readPicture(bytes, file, fips, log);
  return [...new Set(rows.map(({ program }) => program))].map((program) => ({
    ...{ ...HUD, id: `file-${makeSlug(program)}`, table: basename(file), column: 'total_units' },
    ...{ join: 'tract-column' as const, label: { en: program, es: program }, period: 'as in the file' },
    rows: rows.filter((row) => row.program === program),
  }));
}

/**
 * Lines of the balance from files in HUD's own layouts.
 *
 * @throws Problems of the files
 */
export async function readHudLines(
  files: Files,
  place: string,
  { lihtc, picture }: { readonly lihtc?: string; readonly picture?: string },
): Promise<readonly LoadedLine[]> {
  if (lihtc === undefined && picture === undefined) return [];
  const { stateFips } = parsePlaceConfig(await files.readText(placeConfigPath(place)), place);
  const log = new ProblemLog();
  const lines = [
    ...(lihtc === undefined
      ? []
      : [lihtcLine(await files.read(lihtc), lihtc, findState(stateFips).postal, log)]),
    ...(picture === undefined ? [] : pictureLines(await files.read(picture), picture, stateFips, log)),
  ];
  log.throwIfStopped();
  return lines;
}
