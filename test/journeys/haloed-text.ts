/**
 * Names on maps have a halo of paper around each letter, which axe cannot see: it measures them against the dot or
 * line that happens to lie beneath. Ink on paper is measured in src/artifacts/svg-map/ink.test.ts instead.
 */
export const HALOED_TEXT = 'svg text';
