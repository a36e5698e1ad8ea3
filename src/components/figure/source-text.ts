import type { Translator } from '../i18n.ts';

/** The line below a figure: publisher, period, and what else a reader must know. */
export function sourceText(t: Translator, source: string, period: string, note = ''): string {
  const cited = [source, period].filter((part) => part !== '').map((part) => t.cite(part));
  const line =
    cited.length === 2
      ? t('common.source.line', { publisher: cited[0] ?? '', period: cited[1] ?? '' })
      : cited.join('');
  return `${t('common.source')}: ${line}.${note === '' ? '' : ` ${note}`}`;
}

/** Writes the line of a figure that a script has changed. */
export function paintSource(
  figure: HTMLElement,
  t: Translator,
  [source, period, note = '']: readonly string[],
) {
  const caption = figure.querySelector('figcaption');
  if (caption !== null) caption.textContent = sourceText(t, source ?? '', period ?? '', note);
  figure.dataset['source'] = t.cite(source ?? '');
  figure.dataset['period'] = period ?? '';
}
