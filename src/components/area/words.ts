import { parseAreaId } from '#core/area.ts';
import type { AreaProfile } from '#artifacts/area-profile/area-profile.ts';
import type { ComparedResidence } from '#artifacts/area-profile/compared.ts';
import { compareShares } from '#analysis/compare-values.ts';
import type { Group } from '#core/group.ts';
import type { ResidenceColumn } from '#analysis/residence-by-level.ts';
import type { Translator } from '../i18n.ts';
import { levelKey } from '../i18n.ts';
import { pageLink, type PagePlace } from '../page-links.ts';

const tractsAt = ({ levels }: AreaProfile, columns: readonly ResidenceColumn[]): number =>
  levels.filter(({ column }) => columns.includes(column)).reduce((sum, row) => sum + row.tractCount, 0);

/** The title of an area's page: what a resident would say of its resources. */
export function titleSentence(t: Translator, profile: AreaProfile): string {
  const total = profile.levels.reduce((sum, row) => sum + row.tractCount, 0);
  const place = placeName(t, profile.area.id, profile.area.name);
  const lower = tractsAt(profile, ['very-low', 'low']);
  const upper = tractsAt(profile, ['high', 'very-high']);
  const only = profile.levels.find(({ tractCount }) => tractCount === total);
  if (total === 0) return place;
  if (only !== undefined) {
    const level = t(levelKey(only.column)).toLowerCase();
    if (only.column === 'notEnoughData') return t('area.title.none', { place });
    return t('area.title.one', { place, level, total });
  }
  if (lower * 2 > total)
    return t('area.title.lower', { place, count: lower, total, all: lower === total ? 'yes' : 'no' });
  if (upper * 2 > total)
    return t('area.title.upper', { place, count: upper, total, all: upper === total ? 'yes' : 'no' });
  return t('area.title.mixed', { place, lower, upper, total });
}

/** The name of an area as a page says it: "House District 18". */
export function placeName(t: Translator, areaId: string, name: string): string {
  const { kind, id } = parseAreaId(areaId);
  const isNumbered = kind === 'house' || kind === 'senate';
  return t(`area.name.${kind}`, { name: isNumbered ? id.replace(/^0+/, '') : name });
}

/** Address of an area's page; undefined for kinds without pages. */
export function areaLink(
  site: PagePlace,
  area: { readonly id: string; readonly slug: string },
): string | undefined {
  const { kind } = parseAreaId(area.id);
  return kind === 'state' || kind === 'tracts' ? undefined : pageLink(site, `${kind}/${area.slug}/`);
}

/** "About twice the state figure": one group of the area against one of the wider areas. */
export function shareWords(
  t: Translator,
  own: ComparedResidence,
  other: ComparedResidence,
  group: Group,
): string {
  const word = compareShares(
    own.residence.groups[group].lowerOpportunity,
    other.residence.groups[group].lowerOpportunity,
  );
  return t(`area.ratio.${word}`, { name: placeName(t, other.id, other.name) });
}

/** Indicators as the why-sentence names them: "safety from crime and grade 3 math". */
export function phraseList(t: Translator, profile: AreaProfile, ids: readonly string[]): string {
  const phrases = ids.flatMap((id) => {
    const indicator = profile.indicators.find((one) => one.id === id);
    return indicator === undefined ? [] : [t.pick(indicator.phrase)];
  });
  return t.list(phrases);
}
