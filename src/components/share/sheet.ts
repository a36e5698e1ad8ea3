import { formatDay } from '../formats.ts';
import { qrPath } from './qr-path.ts';

/** The address that a reader of the paper can type: what is shown, without the open tab. */
export function sheetAddress({ origin, pathname, search, hash }: Location): string {
  return `${origin}${pathname}${search}${hash.startsWith('#area=') ? hash : ''}`;
}

/** The day on this device, such as "2026-11-24". */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today in the page's language. */
export function todayText(): string {
  return formatDay(dayOf(new Date()), document.documentElement.lang === 'es' ? 'es' : 'en');
}

/** Fills what only the device knows into the foot of the sheet: address, its code, day. */
export function fillSheet(foot: HTMLElement): void {
  const address = sheetAddress(location);
  const code = qrPath(address);
  const svg = foot.querySelector<SVGSVGElement>('[data-sheet-qr]');
  svg?.setAttribute('viewBox', `0 0 ${code?.size ?? 1} ${code?.size ?? 1}`);
  svg?.querySelector('path')?.setAttribute('d', code?.d ?? '');
  svg?.toggleAttribute('hidden', code === undefined);
  const shown = foot.querySelector('[data-sheet-address]');
  if (shown !== null) shown.textContent = address.replace(/^https?:\/\//, '');
  const day = foot.querySelector<HTMLElement>('[data-sheet-day]');
  if (day !== null) day.textContent = (day.dataset['sheetDay'] ?? '').replace('[date]', todayText());
}

/** Keeps the foot of the sheet true whenever the page is printed. */
export function startSheet(): void {
  const foot = document.querySelector<HTMLElement>('[data-sheet-foot]');
  if (foot === null) return;
  const fill = (): void => fillSheet(foot);
  fill();
  addEventListener('beforeprint', fill);
}
