import { mount } from 'svelte';
import type { Topology } from 'topojson-specification';
import type { TractOfPoint } from '#analysis/equity/read-projects.ts';
import { tractFinder } from '#artifacts/svg-map/tract-at.ts';
import type { InvestmentFile } from '#pipeline/pages/investment-page.ts';
import { pageTranslator } from '../page-translator.ts';
import EquityTool from './EquityTool.svelte';
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
  mount(ProfileTool, { target, props: { file, t } });
  mount(EquityTool, { target, props: { model: file.equity, tractOf, t } });
  target.hidden = false;
  page.dataset['ready'] = 'yes';
}
