import { findState, type State } from '#core/state.ts';
import { Problem } from '#core/problem.ts';
import { buildEdition, type BuildReport } from './build.ts';
import { listEditions } from './edition-config.ts';
import type { Effects, Files } from './effects.ts';
import { importPlace, type ImportReport } from './import/import.ts';

const TEMPLATE = 'templates/place';
const MARK = /\[\[([a-z.]+)\]\]/g;

export interface InitRequest {
  /** State by name, postal letters or code. */
  readonly state: string;
  /** Folder with the publishers' files. */
  readonly from: string;
  readonly effects: Effects;
}

/** What became of it: the files of the new place, its import and its editions. */
export interface InitReport {
  readonly place: string;
  readonly written: readonly string[];
  readonly imported: ImportReport;
  readonly built: readonly BuildReport[];
}

async function listTemplate(files: Files, folder = ''): Promise<string[]> {
  const entries = await files.list(`${TEMPLATE}/${folder}`);
  const paths: string[] = [];
  for (const { name, kind } of entries) {
    if (kind === 'folder') paths.push(...(await listTemplate(files, `${folder}${name}/`)));
    else paths.push(`${folder}${name}`);
  }
  return paths;
}

function fillIn(text: string, state: State, file: string): string {
  const words: Readonly<Record<string, string>> = {
    id: state.id,
    fips: state.fips,
    'name.en': state.name.en,
    'name.es': state.name.es,
  };
  return text.replace(MARK, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`${file} asks for [[${name}]], which nobody knows`);
    return word;
  });
}

/** States that the national files do not hold: Census 2010 without totals, food access without a row. */
const NOT_IN_NATIONAL_FILES: ReadonlySet<string> = new Set(['02', '72']);

function requireNational({ name, fips }: State): void {
  if (!NOT_IN_NATIONAL_FILES.has(fips)) return;
  throw new Problem('state-not-national', 'is not in the national files that a new place is made from', {
    value: name.en,
    exitCode: 3,
    remedy: 'make the place by hand from tables of its own: places/README.md',
  });
}

async function requireFree(files: Files, place: string): Promise<void> {
  if ((await files.facts(`places/${place}`)) === undefined) return;
  throw new Problem('place-there', 'is there already', {
    value: `places/${place}`,
    exitCode: 3,
    done: 'nothing was changed',
    remedy: `import its tables again with "evenground import --place ${place}", or move the folder away`,
  });
}

async function writePlace(files: Files, state: State): Promise<readonly string[]> {
  const paths = await listTemplate(files);
  if (paths.length === 0) {
    const remedy = 'restore the folder from the repository';
    throw new Problem('template-absent', 'holds no template', { file: TEMPLATE, exitCode: 3, remedy });
  }
  for (const path of paths) {
    const text = fillIn(await files.readText(`${TEMPLATE}/${path}`), state, `${TEMPLATE}/${path}`);
    await files.write(`places/${state.id}/${path}`, text);
  }
  return paths;
}

/**
 * Makes the folder of a state from the template, fills its tables from national files, and builds its editions.
 *
 * When the files of the publishers are absent or wrong, the new folder is taken away again.
 * @throws Problem 'state-unknown', 'state-not-national' or 'place-there'
 * @throws Problems with everything that is wrong in the publishers' files
 */
export async function initPlace({ state: text, from, effects }: InitRequest): Promise<InitReport> {
  const { files } = effects;
  const state = findState(text);
  const place = state.id;
  requireNational(state);
  await requireFree(files, place);
  try {
    const written = await writePlace(files, state);
    const imported = await importPlace({ place, from, effects });
    const built: BuildReport[] = [];
    for (const edition of await listEditions(files, place))
      built.push(await buildEdition({ place, edition, effects }));
    return { place, written, imported, built };
  } catch (error) {
    await files.remove(`places/${place}`);
    throw error;
  }
}
