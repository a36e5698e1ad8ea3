import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFiles } from './sources.ts';

/** Files that may know one state: its publishers' sources and names, their import, and the indicators made of them. */
const OF_ONE_STATE =
  /^src\/(sources|indicators)\/|^src\/pipeline\/import\/(?!national\/|import\.ts)|^src\/components\/locales\/(en|es)\/citation\.json$|\.test\.ts$|\/fixtures\//;

/** Abbreviations are looked for in capitals: "ct" is the Census Bureau's Court. */
const ASSUMPTIONS = [/connecticut|hartford|open communities|'09\d*'|"09\d*"/i, /\b(CHRO|CT)\b/];

function isRemark(line: string): boolean {
  return /^\s*(\/\/|\*|\/\*\*?|<!--)/.test(line);
}

/** Lines that name Connecticut as an example to a person, or as the one state with sources of its own. */
const KNOWN: readonly RegExp[] = [
  /remedy: 'copy places\/connecticut/,
  /guide(: | = )'places\/connecticut/,
  /such as "?(places\/)?connecticut/,
  /'09001010101'\.slice/,
  /\['09', 'CT', 'Connecticut'/,
  /'09': makeStateFiles/,
  /must be the two-digit code of a state, in quotes, such as "09"/,
  /"search\.help"/,
];

test('no code outside the sources of a state assumes a state', () => {
  const files = listFiles('src', (path) => /\.(ts|svelte|json)$/.test(path) && !OF_ONE_STATE.test(path));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        ASSUMPTIONS.some((one) => one.test(line)) &&
        !isRemark(line) &&
        !KNOWN.some((known) => known.test(line))
          ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`]
          : [],
      ),
  );
  expect(found).toEqual([]);
});
