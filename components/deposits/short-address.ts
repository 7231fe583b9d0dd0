/** `0x742d35…f44e`: enough to recognise it by where the whole has no room. */
export function shortAddress(address: string): string {
  return address.length > 18 ? `${address.slice(0, 8)}…${address.slice(-6)}` : address;
}
