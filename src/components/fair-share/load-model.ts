import type { MapMeasure } from '#analysis/fair-share/map-measure.ts';
import type { FairShareModel } from '#artifacts/fair-share/model.ts';

/** Our own file of this site: only its name is looked at. */
function isModel(data: unknown): data is FairShareModel {
  return (
    typeof data === 'object' &&
    data !== null &&
    'format' in data &&
    data.format === 'evenground-fair-share-model/1'
  );
}

/** Inputs and methods of the place, from this site. */
export async function loadModel(page: HTMLElement): Promise<FairShareModel> {
  const response = await fetch(page.dataset['model'] ?? '');
  const data: unknown = await response.json();
  if (!response.ok || !isModel(data)) throw new Error(`the model cannot be read: ${response.status}`);
  return data;
}

/** Maps of the place, from this site: only the name of the file's form is looked at. */
function isMaps(data: unknown): data is { readonly measures: readonly MapMeasure[] } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'format' in data &&
    data.format === 'evenground-fair-share-maps/1'
  );
}

/** What the map can be shaded by, read when it is first asked for. */
export async function loadMaps(address: string): Promise<readonly MapMeasure[]> {
  const response = await fetch(address);
  const data: unknown = await response.json();
  if (!response.ok || !isMaps(data)) throw new Error(`the maps cannot be read: ${response.status}`);
  return data.measures;
}
