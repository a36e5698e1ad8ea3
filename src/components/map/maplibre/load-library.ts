import type * as MapLibrary from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import './maplibre.css';

/** What this site's build of the library offers (vite.lean-maplibre.ts). */
export type LeanLibrary = Pick<typeof MapLibrary, 'Map' | 'setWorkerUrl'>;

/** The map library, fetched only when a map is opened; its worker is a file of this site. */
export async function loadLibrary(): Promise<LeanLibrary> {
  const library: LeanLibrary = await import('maplibre-gl');
  library.setWorkerUrl(new URL(workerUrl, location.href).href);
  return library;
}
