import type { MessageKey } from '../i18n.ts';
import type { MapModel } from './map-model.svelte.ts';
import type { MapWorker } from './maplibre/worker-client.ts';

/** Why the device gave no place, by the codes of GeolocationPositionError. */
const REASONS: Readonly<Record<number, MessageKey>> = {
  1: 'map.locate.denied',
  2: 'map.locate.unavailable',
  3: 'map.locate.slow',
};

/** Beyond this a device guesses from its network: the tract would be a guess, too. */
const VAGUE_METERS = 1000;

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
    const tract = model.tractIndex.get(geoid ?? '');
    if (geoid === null || tract === undefined) return tell(model.t('map.control.outside'));
    model.go({ selected: geoid, town: null });
    const name = model.tractName(tract);
    const kilometers = model.t.number(coords.accuracy / 1000, 1);
    tell(
      coords.accuracy > VAGUE_METERS
        ? model.t('map.locate.vague', { name, kilometers })
        : model.t('map.locate.here', { name }),
    );
  };
  button.addEventListener('click', () => {
    // Absent on pages that are not served by https, and where the browser has none.
    if (!('geolocation' in navigator) || !isSecureContext) return tell(model.t('map.locate.absent'));
    tell(model.t('map.locate.asking'));
    navigator.geolocation.getCurrentPosition(
      (position) => void found(position).catch(() => tell(model.t('map.locate.unavailable'))),
      ({ code }) => tell(model.t(REASONS[code] ?? 'map.locate.unavailable')),
      { timeout: 10_000 },
    );
  });
  controls.append(button);
}
