import { keepView } from '../table/table-view.ts';
import type { TownMapModel } from './town-map-model.svelte.ts';

/** Paints at every change, and keeps the view in the address; the first paint is the server's own unless asked for. */
export function followScenario(map: TownMapModel, paint: () => void, paintFirst: boolean): void {
  let isFirst = true;
  $effect.root(() => {
    $effect(() => {
      const { query, scenario } = map;
      void map.map;
      void scenario.allocation;
      void scenario.table;
      if (!isFirst || paintFirst) paint();
      if (!isFirst) {
        const search = keepView(query, location.search);
        history.replaceState(history.state, '', `${search}${location.hash}`);
        for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language')) link.search = search;
      }
      isFirst = false;
    });
  });
}
