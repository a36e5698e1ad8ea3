// One line a file and language: a key that one language lacks is a type error here.
import type { Language } from '#core/localized.ts';
import enAbout from './en/about.json';
import enApi from './en/api.json';
import enArea from './en/area.json';
import enChanges from './en/changes.json';
import enCitation from './en/citation.json';
import enCommon from './en/common.json';
import enCounties from './en/counties.json';
import enData from './en/data.json';
import enFairShare from './en/fairShare.json';
import enHelp from './en/help.json';
import enHousing from './en/housing.json';
import enInvestment from './en/investment.json';
import enKind from './en/kind.json';
import enMap from './en/map.json';
import enMethod from './en/method.json';
import enSegregation from './en/segregation.json';
import enPick from './en/pick.json';
import enShare from './en/share.json';
import enTowns from './en/towns.json';
import enTract from './en/tract.json';
import enVouchers from './en/vouchers.json';
import esAbout from './es/about.json';
import esApi from './es/api.json';
import esArea from './es/area.json';
import esChanges from './es/changes.json';
import esCitation from './es/citation.json';
import esCommon from './es/common.json';
import esCounties from './es/counties.json';
import esData from './es/data.json';
import esFairShare from './es/fairShare.json';
import esHelp from './es/help.json';
import esHousing from './es/housing.json';
import esInvestment from './es/investment.json';
import esKind from './es/kind.json';
import esMap from './es/map.json';
import esMethod from './es/method.json';
import esSegregation from './es/segregation.json';
import esPick from './es/pick.json';
import esShare from './es/share.json';
import esTowns from './es/towns.json';
import esTract from './es/tract.json';
import esVouchers from './es/vouchers.json';

const en = {
  about: enAbout,
  api: enApi,
  area: enArea,
  changes: enChanges,
  citation: enCitation,
  common: enCommon,
  counties: enCounties,
  data: enData,
  fairShare: enFairShare,
  help: enHelp,
  housing: enHousing,
  investment: enInvestment,
  kind: enKind,
  map: enMap,
  method: enMethod,
  segregation: enSegregation,
  pick: enPick,
  share: enShare,
  towns: enTowns,
  tract: enTract,
  vouchers: enVouchers,
};

type Messages = { readonly [F in keyof typeof en]: Readonly<Record<keyof (typeof en)[F], string>> };

const es: Messages = {
  about: esAbout,
  api: esApi,
  area: esArea,
  changes: esChanges,
  citation: esCitation,
  common: esCommon,
  counties: esCounties,
  data: esData,
  fairShare: esFairShare,
  help: esHelp,
  housing: esHousing,
  investment: esInvestment,
  kind: esKind,
  map: esMap,
  method: esMethod,
  segregation: esSegregation,
  pick: esPick,
  share: esShare,
  towns: esTowns,
  tract: esTract,
  vouchers: esVouchers,
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
