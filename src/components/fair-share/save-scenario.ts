import {
  type AllocationFile,
  allocationsCsv,
  allocationsJson,
  allocationsWorkbook,
} from '#artifacts/fair-share/allocation-files.ts';
import type { Translator } from '../i18n.ts';
import { saveFile } from '../share/save-file.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';

export type SaveKind = 'csv' | 'xlsx' | 'json';

/** Saves what the page shows as a file, with its state and its changes. */
export function saveScenario(scenario: ScenarioModel, kind: SaveKind, t: Translator): void {
  const { allocation, shipped, changed, isFromFile, ownColumns, query } = scenario;
  if (allocation === undefined || shipped === undefined) return;
  const isOwn = changed || isFromFile;
  const note = [
    ...(changed ? [t('fairShare.panel.changed')] : []),
    ...(isFromFile ? [`${t('fairShare.side.yourFile')}: ${ownColumns.join(', ')}.`] : []),
    query,
  ].join(' ');
  // What a reader changed or loaded nobody has traced, whatever the shipped method can say of itself.
  const state = isOwn && allocation.state !== 'proxy-input' ? 'unverified' : allocation.state;
  const file: AllocationFile = {
    allocation: { ...allocation, state },
    title: t.pick(shipped.title),
    source: shipped.source,
    note,
  };
  const name = `fair-share-${shipped.id}${isOwn ? '-scenario' : ''}.${kind}`;
  if (kind === 'xlsx') saveFile(name, new Blob([new Uint8Array(allocationsWorkbook([file]))]));
  else saveFile(name, new Blob([kind === 'csv' ? allocationsCsv([file]) : allocationsJson([file])]));
}
