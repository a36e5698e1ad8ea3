import type { MapModel } from './map-model.svelte.ts';
import type { MapWorker } from './maplibre/worker-client.ts';

/** "Where I am": asked of the device, looked up in the shapes that are already here; nothing is sent. */
export function addLocate(controls: HTMLElement, model: MapModel, worker: MapWorker): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = model.t('map.control.locate');
  const tell = (text: string): void => {
    model.said = text;
    model.notice = text;
  };
  const found = async ({ coords }: GeolocationPosition): Promise<void> => {
    const geoid = await worker.tractAt(coords.longitude, coords.latitude);
    if (geoid === null) tell(model.t('map.control.outside'));
    else model.go({ selected: geoid, town: null });
  };
  button.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      (position) => void found(position).catch(() => tell(model.t('map.control.noLocation'))),
      () => tell(model.t('map.control.noLocation')),
      { timeout: 10_000 },
    );
  });
  controls.append(button);
}
