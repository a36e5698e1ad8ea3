import { Problem } from '#core/problem.ts';
import type { BodyForm } from '#sources/live/live-source.ts';

/** Content types that a body of each form comes with. Stores of files often send a general one. */
const TYPES: Readonly<Record<BodyForm, RegExp>> = {
  json: /^(application|text)\/(.+\+)?json$/,
  csv: /^(text\/(csv|plain|comma-separated-values)|application\/(csv|octet-stream|vnd\.ms-excel)|binary\/octet-stream)$/,
  zip: /^(application\/(zip|x-zip|x-zip-compressed|octet-stream|vnd\.openxmlformats-.+)|binary\/octet-stream|multipart\/x-zip)$/,
  gzip: /^(application\/(gzip|x-gzip|octet-stream)|binary\/octet-stream)$/,
};

const WORDS: Readonly<Record<BodyForm, string>> = {
  json: 'JSON',
  csv: 'a table as text',
  zip: 'a zip archive or workbook',
  gzip: 'a gzip file',
};

function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);
}

function startsRight(form: BodyForm, bytes: Uint8Array, text: string): boolean {
  if (form === 'zip') return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
  if (form === 'gzip') return bytes[0] === 0x1f && bytes[1] === 0x8b;
  const first = text.replace(/^\ufeff?\s*/, '').slice(0, 1);
  return form === 'json'
    ? /^[[{]$/.test(first)
    : !/^[<{[]$/.test(first) && !bytes.subarray(0, 512).includes(0);
}

/**
 * Looks at the first bytes of a body: an error page must not be saved as data.
 *
 * @throws Problem 'download-html', 'download-form'
 */
export function checkStart(form: BodyForm, start: Uint8Array, from: string): void {
  const text = new TextDecoder().decode(start.subarray(0, 512));
  if (startsRight(form, start, text)) return;
  const html = isHtml(text);
  throw new Problem(
    html ? 'download-html' : 'download-form',
    `is ${html ? 'a web page' : 'something else'}, not ${WORDS[form]}`,
    {
      file: from,
      value: text.slice(0, 60),
      done: 'nothing of it was kept',
      remedy:
        'look at the address in a browser: the file may have moved, or the publisher asks for something',
    },
  );
}

/**
 * Compares the publisher's content type with what was asked for. Without one, the first bytes decide.
 *
 * @throws Problem 'download-type', 'download-html'
 */
export function checkType(form: BodyForm, header: string | undefined, from: string): void {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === '' || TYPES[form].test(type)) return;
  const html = type === 'text/html';
  throw new Problem(html ? 'download-html' : 'download-type', `comes as ${type}, not as ${WORDS[form]}`, {
    file: from,
    value: header ?? '',
    done: 'nothing of it was kept',
    remedy: html
      ? 'look at the address in a browser: the file may have moved, or the publisher asks for something'
      : 'check the address; if it is right, report it: the publisher has changed its server',
  });
}
