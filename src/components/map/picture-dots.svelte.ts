import { updateLegend } from './legend.ts';
import type { MapModel } from './map-model.svelte.ts';
import type { MapWorker } from './maplibre/worker-client.ts';
import type { SvgView } from './svg-view.ts';

/** People a dot of the picture stands for: it always shows the whole place. */
const PICTURE_UNIT = 250;

/** Keeps the dots of the picture those of the chosen group: paper shows them, and devices without the live map. */
export function followPictureDots(model: MapModel, picture: SvgView, worker: MapWorker): void {
  let drawn = 'peopleOfColor';
  const draw = async (): Promise<void> => {
    const { group } = model.state;
    if (group === drawn) return;
    const paths = group === 'none' ? { dots: '', rings: '' } : await worker.paths(group, PICTURE_UNIT);
    if (model.state.group !== group) return;
    drawn = group;
    picture.showDots(paths);
  };
  $effect.root(() => {
    $effect(() => {
      draw().catch((reason: unknown) => {
        model.notice = model.t('map.error.dots');
        console.warn(reason);
      });
    });
  });
}

/** Paper shows the picture, so the legend says what its dots stand for while it prints. */
export function followPrint(page: HTMLElement, model: MapModel): void {
  let unit = model.unit;
  addEventListener('beforeprint', () => {
    unit = model.unit;
    // A part of the place prints as the live map shows it, with its own dots.
    if (page.querySelector('.has-view-print') !== null) return;
    model.unit = PICTURE_UNIT;
    updateLegend(page, model);
  });
  addEventListener('afterprint', () => {
    model.unit = unit;
  });
}
