import type { MessageKey, Translator } from '../i18n.ts';

/** Sentence of each building block of a recipe that has one. */
const SENTENCES: Readonly<Record<string, MessageKey>> = {
  zScore: 'method.block.zScore',
  mean: 'method.block.mean',
  skip: 'method.block.skip',
  strict: 'method.block.strict',
  rankCuts: 'method.block.rankCuts',
  quantileBreaks: 'method.block.quantileBreaks',
};

/** The rule of coverage, when the block is one and says nothing else. */
function coverageText(t: Translator, block: unknown): string | undefined {
  if (typeof block !== 'object' || block === null) return undefined;
  const { minimumShare, minimumPerDomain, ...others } = block as Readonly<Record<string, unknown>>;
  if (typeof minimumShare !== 'number' || Object.keys(others).length > 0) return undefined;
  const count = typeof minimumPerDomain === 'number' ? minimumPerDomain : 0;
  return t('method.block.coverage', { share: t.percent(minimumShare), count });
}

/** A building block in words: its sentence, or for one without a sentence its own text in the recipe. */
export function blockText(t: Translator, block: unknown): string {
  const coverage = coverageText(t, block);
  if (coverage !== undefined) return coverage;
  const name = typeof block === 'object' && block !== null ? (Object.keys(block)[0] ?? '') : String(block);
  const key = SENTENCES[name];
  return key === undefined ? t('method.block.other', { text: JSON.stringify(block) }) : t(key);
}
