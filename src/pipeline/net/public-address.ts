import ipaddr from 'ipaddr.js';

/**
 * Whether an address is one of the public internet: not this machine, not its own network, not reserved.
 * An IPv4 address inside an IPv6 one is judged as what it is.
 *
 * @example isPublicAddress('127.0.0.1') // => false
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
