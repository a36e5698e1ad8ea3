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

/** A building block in words: its sentence, or for one without a sentence its own text in the recipe. */
export function blockText(t: Translator, block: unknown): string {
  const name = typeof block === 'object' && block !== null ? (Object.keys(block)[0] ?? '') : String(block);
  const key = SENTENCES[name];
  return key === undefined ? t('method.block.other', { text: JSON.stringify(block) }) : t(key);
}
