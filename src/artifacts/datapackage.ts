import type { Edition } from '#opportunity/edition.ts';
import { citation } from './citation.ts';
import { jsonText } from './json-text.ts';
import { type ManifestFile } from './manifest.ts';
import { residenceFields } from './residence-files.ts';
import { tractFields } from './tract-fields.ts';

interface PackageField {
  readonly name: string;
  readonly type: string;
  readonly title?: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
  topojson: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  bib: 'application/x-bibtex',
  bin: 'application/octet-stream',
};

function fieldsOf(edition: Edition, path: string): readonly PackageField[] | undefined {
  if (path === 'tracts.csv') {
    return tractFields(edition).map(({ name, type, label }) => ({ name, type, title: label.en }));
  }
  return path === 'residence-by-level.csv' ? residenceFields(edition) : undefined;
}

function resource(edition: Edition, { path, bytes, sha256 }: ManifestFile): object {
  const fields = fieldsOf(edition, path);
  const format = path.slice(path.lastIndexOf('.') + 1);
  return {
    name: path.replace(/[^a-z0-9]+/g, '-'),
    path,
    format,
    mediatype: MEDIA_TYPES[format] ?? 'application/octet-stream',
    bytes,
    hash: `sha256:${sha256}`,
    ...(fields === undefined
      ? {}
      : { profile: 'tabular-data-resource', encoding: 'utf-8', schema: { fields } }),
  };
}

/**
 * Frictionless data package of an edition folder: every file with size, hash and, for tables, its columns.
 *
 * @see https://specs.frictionlessdata.io/data-package/
 */
export function datapackageJson(edition: Edition, files: readonly ManifestFile[]): string {
  const sources = edition.sources.map(({ title, publisher, url }) => ({
    title: `${title}. ${publisher}`,
    path: url,
  }));
  return jsonText(
    {
      profile: 'data-package',
      name: `evenground-${edition.place}-${edition.id}`,
      title: edition.label.en,
      description: `${edition.description.en} ${citation(edition).en}`,
      sources,
      resources: files.map((file) => resource(edition, file)),
    },
    1,
  );
}
