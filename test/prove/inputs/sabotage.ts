import { vi } from 'vitest';

type Exports = Record<string, unknown>;

/** Known faults that can be planted into the software: a proof that does not find them proves nothing. */
export const SABOTAGES: Readonly<Record<string, () => void>> = {
  // Numbers are read as far as they go, as parseFloat does it, and nothing is 0.
  numbers: () =>
    vi.doMock('#core/number.ts', async (original) => ({
      ...(await original<Exports>()),
      parseNumber: (text: string) => Number.parseFloat(text) || 0,
    })),
  // Messages do not say what the reader can do.
  remedies: () =>
    vi.doMock('#core/problem.ts', async (original) => {
      const real = await original<{ readonly formatProblem: (problem: unknown) => string }>();
      const formatProblem = (problem: unknown): string =>
        real.formatProblem(problem).split(' – ').slice(0, 3).join(' – ');
      return { ...real, formatProblem };
    }),
  // A new table replaces the old one, however much it differs.
  ledger: () =>
    vi.doMock('#pipeline/import/ledger.ts', async (original) => ({
      ...(await original<Exports>()),
      unsigned: () => [],
    })),
  // Ids of another vintage are joined all the same.
  vintages: () =>
    vi.doMock('#tables/tract-ids.ts', async (original) => ({
      ...(await original<Exports>()),
      checkTractIds: () => [],
    })),
  // A name that leads into one's own network is followed.
  addresses: () => vi.doMock('#pipeline/net/public-address.ts', () => ({ isPublicAddress: () => true })),
};

/** Plants the fault that EVENGROUND_SABOTAGE names. */
export function sabotageAsAsked(): void {
  const name = process.env.EVENGROUND_SABOTAGE;
  if (name === undefined) return;
  const plant = SABOTAGES[name];
  if (plant === undefined) throw new Error(`no such fault; known: ${Object.keys(SABOTAGES).join(', ')}`);
  plant();
}
