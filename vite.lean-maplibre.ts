import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

// The published bundle of the map library holds everything twice: once for the page, once for its worker.
// Built from its own source instead, both share one file, and the parts that this map never draws stay out.
// Without this plugin everything works the same, 240 KB heavier (docs/decisions/lean-maplibre.md).

const PACKAGE = createRequire(import.meta.url)
  .resolve('maplibre-gl/package.json')
  .replaceAll('\\', '/');
const SOURCE = join(dirname(PACKAGE), 'src').replaceAll('\\', '/');
const ENTRY = '\0lean-maplibre';
const WORKER = '\0lean-maplibre-worker';

/** Parts of the library that this map has no use for, by the path below its `src`. */
const LEFT_OUT: readonly RegExp[] = [
  // Layers of other kinds than background, fill, line, symbol and custom.
  /^(?:data\/bucket|style\/style_layer|webgl\/draw|webgl\/program)\/(?:draw_)?(?:circle|color_relief|fill_extrusion|heatmap|hillshade|raster)[_.]/,
  /^shaders\/glsl\/(?:atmosphere|circle|collision_|color_relief|debug|depth|fill_extrusion|heatmap|hillshade|raster|sky|terrain|_projection_globe|line_gradient|line_pattern|line_sdf|background_pattern|symbol_icon|symbol_text_and_icon)/,
  // A globe, a sky, a terrain.
  /^geo\/projection\/(?:globe_(?:projection|transform|camera_helper)|vertical_perspective_)/,
  /^(?:render\/terrain|tile\/terrain_tile_manager|webgl\/render_to_texture|webgl\/draw\/draw_(?:terrain|sky|debug|collision_debug)|webgl\/program\/(?:sky|atmosphere|debug)_program)\.ts$/,
  // Sources other than GeoJSON.
  /^source\/(?:canvas_source|image_source|video_source|raster_tile_source|raster_dem_tile_source|raster_dem_tile_worker_source|vector_tile_source|vector_tile_worker_source|vector_tile_mlt)\.ts$/,
  // Controls of the library: the page has its own.
  /^ui\/(?:control\/(?:attribution|logo)_control|popup|marker|hash)\.ts$/,
  // Which letters join, stack or turn: none of the Latin alphabet does.
  /^util\/unicode_properties\.g\.ts$/,
];

/** The library's description of styles, by which it knows the defaults of each layer. */
const STYLE_WORDS = '/maplibre-gl-style-spec/dist/reference/v8.mjs';

/** Entries of it about layers and sources that are left out. */
const UNUSED_WORDS =
  /^(?:(?:layout|paint)_(?:circle|raster|hillshade|fill-extrusion|heatmap|color-relief)|source_(?!geojson)\w+)$/;

/** Expressions that measure distances on the earth, and the comparison of whole styles: long, and this map uses neither. */
const UNUSED_STYLE_PARTS =
  /\/maplibre-gl-style-spec\/dist\/(?:expression\/definitions\/(?:distance|within)|diff)\.mjs$/;

async function shortStyleWords(file: string): Promise<string> {
  const { default: words } = (await import(pathToFileURL(file).href)) as { default: Record<string, unknown> };
  const used = Object.entries(words).filter(([name]) => !UNUSED_WORDS.test(name));
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(used)))});`;
}

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

/** Names of American towns are read from left to right; a label in Hebrew or Arabic would be one line as it is stored. */
const LEFT_TO_RIGHT = `
export const processBidirectionalText = (text) => [text];
export const processStyledBidirectionalText = (text, sections) => [[text, sections]];
`;

/** Files that the page made itself are read by the worker itself, like those of a server: the page never parses them. */
function readBlobsInWorker(code: string): string {
  const only = String.raw`/^https?:|^file:/`;
  if (!code.includes(only)) throw new Error('the library tells its addresses apart in another way');
  return code.replace(only, String.raw`/^https?:|^file:|^blob:/`);
}

/** Modules with another inside. */
const REPLACED: Readonly<Record<string, string>> = {
  'style/validate_style.ts': NO_CHECKS,
  'symbol/bidi.ts': LEFT_TO_RIGHT,
  'symbol/arabic_shaping.ts': 'export const applyArabicShaping = (text) => text;',
};

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

function packageVersion(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
}

/** A module with the same names and nothing behind them; a class says so when something does need it. */
function inertModule(code: string, path: string): string {
  const declared = [
    ...code.matchAll(/^(?:export )?(?:abstract )?class (\w+)|^(?:const|var) (\w+) = class/gm),
  ];
  const classNames = declared.map(([, name, other]) => name ?? other ?? '');
  const exported = exportedNames(code);
  const classes = classNames.filter(
    (name) => exported.includes(name) || new RegExp(`^export (?:abstract )?class ${name}\\b`, 'm').test(code),
  );
  const names = exported.filter((name) => !classes.includes(name));
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
      // Of all that the package says of itself, the library wants its version.
      if (id === PACKAGE) return JSON.stringify({ version: packageVersion() });
      if (id !== WORKER) return undefined;
      const file = this.emitFile({
        type: 'chunk',
        id: `${SOURCE}/source/worker.ts`,
        name: 'maplibre-gl-worker',
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    async transform(code, id) {
      if (id.endsWith(STYLE_WORDS)) return shortStyleWords(id);
      if (UNUSED_STYLE_PARTS.test(id)) return inertModule(code, id.slice(id.lastIndexOf('/') + 1));
      if (!id.startsWith(`${SOURCE}/`) || !id.endsWith('.ts')) return undefined;
      const path = id.slice(SOURCE.length + 1);
      if (REPLACED[path] !== undefined) return REPLACED[path];
      if (LEFT_OUT.some((pattern) => pattern.test(path))) return inertModule(code, path);
      const source = path === 'util/ajax.ts' ? readBlobsInWorker(code) : code;
      // The library's classes declare fields that their base classes have already filled.
      return transformWithOxc(source, id, {
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true },
      });
    },
  };
}
