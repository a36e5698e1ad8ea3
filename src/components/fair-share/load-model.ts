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
