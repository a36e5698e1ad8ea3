// One line a file and language: a key that one language lacks is a type error here.
import type { Language } from '#core/localized.ts';
import enCommon from './en/common.json';
import esCommon from './es/common.json';

const en = {
  common: enCommon,
};

type Messages = { readonly [F in keyof typeof en]: Readonly<Record<keyof (typeof en)[F], string>> };

const es: Messages = {
  common: esCommon,
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
