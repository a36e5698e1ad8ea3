import { placeAddresses } from './addresses.ts';
import { fairShareFile } from './fair-share-page.ts';
import { fairShareAddresses } from './fair-share-town-page.ts';
import { helpFile } from './help-files.ts';
import { investmentAddresses, investmentFile } from './investment-page.ts';
import { voucherAddresses, voucherFile } from './voucher-page.ts';

/** A page of a place, whatever the edition, with its numbers or facts as JSON and as CSV below `data/FOLDER/`. */
export interface PlaceTwinKind {
  /** Also the key of its words on the page of addresses. */
  readonly id: 'fairShare' | 'investment' | 'vouchers' | 'help';
  /** Folder below `data/`, and address of the page. */
  readonly folder: string;
  /** Names of the files without ".json" or ".csv". */
  readonly stems: readonly string[];
  readonly addresses: () => readonly { readonly place: string }[];
  readonly text: (place: string, file: string) => string;
}

function fairShareText(place: string, file: string): string {
  const body = fairShareFile(place, file);
  if (typeof body === 'string') return body;
  throw new Error(`${file} is no text`);
}

const PLACE_TWINS: readonly PlaceTwinKind[] = [
  {
    id: 'fairShare',
    folder: 'fair-share',
    stems: ['towns', 'years'],
    addresses: fairShareAddresses,
    text: fairShareText,
  },
  {
    id: 'investment',
    folder: 'investment',
    stems: ['all'],
    addresses: investmentAddresses,
    text: investmentFile,
  },
  {
    id: 'vouchers',
    folder: 'vouchers',
    stems: ['zips', 'towns'],
    addresses: voucherAddresses,
    text: voucherFile,
  },
  { id: 'help', folder: 'help', stems: ['agencies'], addresses: placeAddresses, text: helpFile },
];

/** The kinds that a place has. */
export function placeTwins(place: string): readonly PlaceTwinKind[] {
  return PLACE_TWINS.filter(({ addresses }) => addresses().some((address) => address.place === place));
}
