import { mount } from 'svelte';
import type { VoucherModel } from '#analysis/vouchers/model.ts';
import type { OutlineMap } from '#artifacts/svg-map/outline-map.ts';
import { pageTranslator } from '../page-translator.ts';
import VoucherSheet from './VoucherSheet.svelte';
import VoucherTool from './VoucherTool.svelte';
import { VoucherState } from './voucher-state.svelte.ts';
import ZipLookup from './ZipLookup.svelte';

interface PageData {
  readonly model: VoucherModel;
  readonly map: OutlineMap;
}

/** Our own block of data in our own page: only the name of its model is looked at. */
function isPageData(data: unknown): data is PageData {
  const model: unknown =
    typeof data === 'object' && data !== null && 'model' in data ? data.model : undefined;
  return (
    typeof model === 'object' &&
    model !== null &&
    'format' in model &&
    model.format === 'evenground-voucher-model/1'
  );
}

function readPageData(page: HTMLElement): PageData {
  const data: unknown = JSON.parse(page.querySelector('[data-voucher-model]')?.textContent ?? 'null');
  if (isPageData(data)) return data;
  throw new Error('the page holds no model');
}

/** Today's day where the reader is, as "2026-11-25": only the browser asks for it. */
function today(): string {
  const now = new Date();
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/** Says that the rents are out of date once their fiscal year has ended. */
function showAge(page: HTMLElement): string {
  const banner = page.querySelector<HTMLElement>('[data-old-rents]');
  const isOld = banner !== null && today() > (banner.dataset['oldRents'] ?? '');
  if (banner === null || !isOld) return '';
  banner.hidden = false;
  const year = page.querySelector<HTMLElement>('[data-rent-year]');
  if (year !== null) year.hidden = true;
  return banner.textContent;
}

/** Wakes the page of voucher choice: everything it needs is in the page already. */
export function startVouchers(page: HTMLElement): void {
  const t = pageTranslator(page);
  const { model, map } = readPageData(page);
  const state = new VoucherState(model);
  const old = showAge(page);
  const tool = page.querySelector<HTMLElement>('[data-voucher-tool]');
  const sheet = page.querySelector<HTMLElement>('[data-sheet-places]');
  const lookup = page.querySelector<HTMLElement>('[data-zip-lookup]');
  if (tool === null || sheet === null || lookup === null)
    throw new Error('the page has no place for its tool');
  const placeName = page.dataset['placeName'] ?? '';
  mount(VoucherTool, { target: tool, props: { state, t, map, placeName } });
  mount(ZipLookup, { target: lookup, props: { state, t } });
  mount(VoucherSheet, { target: sheet, props: { state, t, old } });
  tool.hidden = false;
  lookup.hidden = false;
  page.dataset['ready'] = 'yes';
}
