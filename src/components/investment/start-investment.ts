import { mount } from 'svelte';
import type { Topology } from 'topojson-specification';
import type { TractOfPoint } from '#analysis/equity/read-projects.ts';
import { tractFinder } from '#artifacts/svg-map/tract-at.ts';
import type { InvestmentFile } from '#pipeline/pages/investment-page.ts';
import { pageTranslator } from '../page-translator.ts';
import { readDrawn } from '../map/area/area-link.ts';
import EquityTool from './EquityTool.svelte';
import { ProfileChoice } from './profile-choice.svelte.ts';
import ProfileTool from './ProfileTool.svelte';

function isFile(data: unknown): data is InvestmentFile {
  return (
    typeof data === 'object' &&
    data !== null &&
    'format' in data &&
    data.format === 'evenground-investment-page/1'
  );
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be read: ${response.status}`);
  return response.json();
}

/** Counts the area that the address draws, by the way and the shapes of the map; its corners go nowhere. */
async function takeDrawn(choice: ProfileChoice): Promise<void> {
  const corners = readDrawn(location.hash);
  if (corners.length === 0) return;
  const [{ areaShares }, { parseMapShapes }, response] = await Promise.all([
    import('../map/maplibre/area-shares.ts'),
    import('#artifacts/packed-topology.ts'),
    fetch(choice.file.mapShapes),
  ]);
  if (!response.ok) throw new Error(`the shapes of the map cannot be read: ${response.status}`);
  const topology = parseMapShapes(new Uint8Array(await response.arrayBuffer()));
  choice.draw(areaShares(topology, choice.file.investment.geoids, corners));
}

/** Wakes the page: the model and the shapes of this site are read before a list is chosen, nothing afterwards. */
export async function startInvestment(page: HTMLElement): Promise<void> {
  const t = pageTranslator(page);
  const target = page.querySelector<HTMLElement>('[data-investment-tool]');
  const file = await readJson(page.dataset['model'] ?? '');
  if (target === null || !isFile(file)) throw new Error('the page has no place for its tool, or no model');
  const topology = (await readJson(file.shapes)) as Topology;
  let finder: TractOfPoint | undefined;
  const tractOf: TractOfPoint = (longitude, latitude) => {
    finder ??= tractFinder(topology);
    return finder(longitude, latitude);
  };
  const choice = new ProfileChoice(file, t('investment.drawn'));
  await takeDrawn(choice);
  addEventListener('hashchange', () => void takeDrawn(choice));
  mount(ProfileTool, { target, props: { choice, t, map: page.dataset['map'] ?? '' } });
  mount(EquityTool, { target, props: { model: file.equity, tractOf, t } });
  target.hidden = false;
  page.dataset['ready'] = 'yes';
}
