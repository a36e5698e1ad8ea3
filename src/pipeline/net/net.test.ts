import { expect, test } from 'vitest';
import { allowedUrl, shownUrl } from './allowed-url.ts';
import { isPublicAddress } from './public-address.ts';

// Ranges of the registries of IANA for special purposes (RFC 6890 and its successors).
test.each([
  ['127.0.0.1', 'this machine'],
  ['10.1.2.3', 'a private network'],
  ['172.16.0.1', 'a private network'],
  ['192.168.1.1', 'a private network'],
  ['169.254.169.254', 'the link, where clouds keep their secrets'],
  ['100.64.0.1', 'the network of a carrier'],
  ['0.0.0.0', 'no host'],
  ['224.0.0.1', 'many hosts'],
  ['255.255.255.255', 'all hosts'],
  ['198.51.100.7', 'documentation'],
  ['::1', 'this machine'],
  ['::', 'no host'],
  ['fe80::1', 'the link'],
  ['fd00::1', 'a private network'],
  ['::ffff:127.0.0.1', 'this machine in an IPv6 address'],
  ['::ffff:a00:1', 'a private network in an IPv6 address'],
  ['64:ff9b::7f00:1', 'this machine through a translator'],
  ['2002:7f00:1::', 'this machine through a tunnel'],
  ['2001:db8::1', 'documentation'],
  ['fe80::1%eth0', 'the link, with its zone'],
  ['census.gov', 'no address'],
])('%s is not asked: %s', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['148.129.75.10', '8.8.8.8', '2610:20:2010:a09:1000:0:9481:4b14', '::ffff:8.8.8.8'])(
  '%s is an address of the public internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ['https://api.census.gov./data', 'host-not-allowed'],
  ['https://api.census.gov.evil.example/data', 'host-not-allowed'],
  ['https://evil.example/api.census.gov', 'host-not-allowed'],
  ['https://api.census.gov@evil.example/', 'url-password'],
  ['https://2130706433/', 'host-not-allowed'],
  ['https://0x7f.1/', 'host-not-allowed'],
  ['https://[::1]/', 'host-not-allowed'],
  ['HTTP://api.census.gov/', 'url-scheme'],
  ['data:text/html,x', 'url-scheme'],
  ['javascript:alert(1)', 'url-scheme'],
  ['//api.census.gov/', 'url-form'],
  ['https://api.census.gov:444/', 'url-port'],
])('%s is refused', (address, code) => {
  expect(() => allowedUrl(address, ['api.census.gov'])).toThrow(expect.objectContaining({ code }));
});

test('the host of the list is asked in whatever letters, and the default port may stand', () => {
  expect(allowedUrl('https://API.census.gov:443/data', ['api.census.gov']).href).toBe(
    'https://api.census.gov/data',
  );
});

test('a shown address holds no key and no password', () => {
  expect(shownUrl('https://a:b@x.org/y?get=NAME&key=secret&for=tract:*')).toBe(
    'https://x.org/y?get=NAME&for=tract:*',
  );
});
