import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { parseJson } from './geojson.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const FORM = z.object({ xwalk: z.record(z.string(), z.string().regex(/^\d{3}$/)) });

/** Planning region of each town, as a five-digit GEOID, by the name of the town. The file leaves out the state's 09. */
export const townRegions2022: Source<ReadonlyMap<string, string>> = {
  file: 'connecticut/crosswalks/town_cog_xwalk.json',
  title: 'Towns and planning regions',
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (town_viewer22)',
  period: '2022',
  vintage: '2022 planning regions',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/town_viewer22',
  parse: (bytes) => {
    const read = FORM.safeParse(parseJson(bytes, townRegions2022.file));
    if (!read.success) {
      throw new Problem(
        'json-shape',
        `is not a list of towns and regions: ${read.error.issues[0]?.message ?? ''}`,
        {
          file: townRegions2022.file,
          remedy: 'fetch the file again',
        },
      );
    }
    return new Map(Object.entries(read.data.xwalk).map(([town, code]) => [town, `09${code}`]));
  },
};
