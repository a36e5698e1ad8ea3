// One line a file and language: a key that one language lacks is a type error here.
import type { Language } from '#core/localized.ts';
import enCommon from './en/common.json';
import enMap from './en/map.json';
import esCommon from './es/common.json';
import esMap from './es/map.json';

const en = {
  common: enCommon,
  map: enMap,
};

type Messages = { readonly [F in keyof typeof en]: Readonly<Record<keyof (typeof en)[F], string>> };

const es: Messages = {
  common: esCommon,
  map: esMap,
};

export type MessageKey = {
  [F in keyof typeof en]: `${F & string}.${keyof (typeof en)[F] & string}`;
}[keyof typeof en];

export const MESSAGES: Readonly<
  Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  en,
  es,
};
