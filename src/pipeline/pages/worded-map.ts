import { escapeXml } from '#artifacts/svg-map/xml.ts';

/** A character of no alphabet: stands where a page puts words of its language. */
const MARK = '\uE000';
const MARKED = /\uE000(-?\d+)\uE000/g;
/** Names the label of the whole picture; tracts have their index. */
const LABEL = -1;

/** Words that a small map carries. */
export interface PictureWords {
  readonly label: string;
  readonly tractTitle: (tract: number) => string;
}

/** Stands for the words while a picture is drawn once for all languages. */
export const MARKS: PictureWords = {
  label: `${MARK}${LABEL}${MARK}`,
  tractTitle: (tract) => `${MARK}${tract}${MARK}`,
};

/** The picture with the words of one language. */
export function putWords(svg: string, { label, tractTitle }: PictureWords): string {
  return svg.replace(MARKED, (_, index: string) => escapeXml(+index === LABEL ? label : tractTitle(+index)));
}
