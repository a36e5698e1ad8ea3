import { arcgisCountAddress, pullArcgis } from './arcgis-pages.ts';
import { DECLARED_OPTIONS, planDeclared } from './declared-table.ts';
import type { LiveSource, Pull } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { writeCsv } from './pull.ts';
import { cellText } from './table-pages.ts';

const ADDRESS = /^https:\/\/[^?#]+\/(FeatureServer|MapServer)\/\d{1,4}$/;

function* pull(layer: string): Pull {
  const rows = yield* pullArcgis({ layer, where: '1=1' });
  const names = Object.keys(rows[0] ?? {});
  return writeCsv(
    names,
    rows.map((row) => names.map((name) => cellText(row[name]))),
  );
}

/** A table or the attributes of a layer on an ArcGIS server. */
export const arcgis: LiveSource = {
  id: 'arcgis',
  title: 'A layer of the state on an ArcGIS server, its table without the shapes',
  publisher: 'the state or city that runs the server',
  license: 'as the layer states',
  url: 'https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/',
  layout:
    'ArcGIS REST API, Query (Feature Service/Layer): features, attributes, exceededTransferLimit, returnCountOnly',
  hosts: [],
  options: DECLARED_OPTIONS,
  exceptions: [
    'A server gives 1,000 or 2,000 rows at once and says exceededTransferLimit; further pages are asked for.',
  ],
  plan: (state, options) => {
    const layer = required(options, 'address');
    if (!ADDRESS.test(layer))
      throw optionProblem('arcgis', 'address', layer, 'must be https://HOST/…/FeatureServer/NUMBER');
    const from = [`${layer}?f=json`, arcgisCountAddress({ layer, where: '1=1' })];
    return [planDeclared('arcgis', state, options, { from, pull: () => pull(layer) })];
  },
};
