import type * as MapLibrary from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import './maplibre.css';

/** The map library, fetched only when a map is opened; its worker is a file of this site. */
export async function loadLibrary(): Promise<typeof MapLibrary> {
  const library = await import('maplibre-gl');
  library.setWorkerUrl(new URL(workerUrl, location.href).href);
  return library;
}
