import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

// The published bundle of the map library holds everything twice: once for the page, once for its worker.
// Built from its own source instead, both share one file, and the parts that this map never draws stay out.
// Without this plugin everything works the same, 240 KB heavier (docs/decisions/lean-maplibre.md).

const SOURCE = join(
  dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')),
  'src',
).replaceAll('\\', '/');
const ENTRY = '\0lean-maplibre';
const WORKER = '\0lean-maplibre-worker';

/** Parts of the library that this map has no use for, by the path below its `src`. */
const LEFT_OUT: readonly RegExp[] = [
  // Layers of other kinds than background, fill, line, symbol and custom.
  /^(?:data\/bucket|style\/style_layer|webgl\/draw|webgl\/program)\/(?:draw_)?(?:circle|color_relief|fill_extrusion|heatmap|hillshade|raster)[_.]/,
  /^shaders\/glsl\/(?:atmosphere|circle|collision_|color_relief|debug|depth|fill_extrusion|heatmap|hillshade|raster|sky|terrain|_projection_globe|line_gradient)/,
  // A globe, a sky, a terrain.
  /^geo\/projection\/(?:globe_(?:projection|transform|camera_helper)|vertical_perspective_)/,
  /^(?:render\/terrain|tile\/terrain_tile_manager|webgl\/render_to_texture|webgl\/draw\/draw_(?:terrain|sky|debug|collision_debug)|webgl\/program\/(?:sky|atmosphere|debug)_program)\.ts$/,
  // Sources other than GeoJSON.
  /^source\/(?:canvas_source|image_source|video_source|raster_tile_source|raster_dem_tile_source|raster_dem_tile_worker_source|vector_tile_source|vector_tile_worker_source|vector_tile_mlt)\.ts$/,
  // Controls of the library: the page has its own.
  /^ui\/(?:control\/(?:attribution|logo)_control|popup|marker)\.ts$/,
];

/** Checks of styles: ours are made by our own code and drawn in the tests. */
const NO_CHECKS = `
const none = () => [];
const parts = ['source', 'sprite', 'glyphs', 'layer', 'light', 'sky', 'terrain', 'filter', 'paintProperty', 'layoutProperty'];
export const validateStyle = Object.assign(() => [], Object.fromEntries(parts.map((part) => [part, none])));
export const SPEC_SOURCE_TYPES = new Set(['geojson']);
export const validateStyleAndEmit = () => false;
export const emitValidationErrors = () => false;
export const validateAndEmit = () => false;
`;

/** Names that a module exports one by one or in a list; types are gone when it runs. */
function exportedNames(code: string): readonly string[] {
  const single = [...code.matchAll(/^export (?:const|function|let|enum) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const listed = [...code.matchAll(/^export\s*\{([^}]*)\};?\s*$/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  return [...single, ...listed.filter((name) => /^\w+$/.test(name))];
}

/** A module with the same names and nothing behind them; a class says so when something does need it. */
function inertModule(code: string, path: string): string {
  const classes = [...code.matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);
  const names = exportedNames(code).filter((name) => !classes.includes(name));
  return [
    ...classes.map(
      (name) =>
        `export class ${name} { constructor() { throw new Error('${path} is left out of this map'); } }`,
    ),
    ...names.map((name) => `export const ${name} = () => undefined;`),
    /^export default/m.test(code) ? "export default '';" : '',
  ].join('\n');
}

/** Builds maplibre-gl from its source, without what this map does not draw. */
export function leanMapLibre(): Plugin {
  return {
    name: 'lean-maplibre',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'maplibre-gl') return ENTRY;
      return id.startsWith('maplibre-gl/dist/maplibre-gl-worker') ? WORKER : undefined;
    },
    load(id) {
      if (id === ENTRY) {
        return [
          `import { config } from '${SOURCE}/util/config.ts';`,
          `export { Map } from '${SOURCE}/ui/map.ts';`,
          'export const setWorkerUrl = (url) => { config.WORKER_URL = url; };',
        ].join('\n');
      }
      if (id !== WORKER) return undefined;
      const file = this.emitFile({
        type: 'chunk',
        id: `${SOURCE}/source/worker.ts`,
        name: 'maplibre-gl-worker',
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    async transform(code, id) {
      if (!id.startsWith(`${SOURCE}/`) || !id.endsWith('.ts')) return undefined;
      const path = id.slice(SOURCE.length + 1);
      if (path === 'style/validate_style.ts') return NO_CHECKS;
      if (LEFT_OUT.some((pattern) => pattern.test(path))) return inertModule(code, path);
      // The library's classes declare fields that their base classes have already filled.
      return transformWithOxc(code, id, {
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true },
      });
    },
  };
}
