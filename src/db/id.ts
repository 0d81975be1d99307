import { randomUUIDv7 } from 'node:crypto';

let last = 0n;

/**
 * An id greater than every one that this process gave before, as text too: of the same millisecond, and after the
 * machine's clock was set back. A plain version 7 UUID is random within its millisecond (RFC 9562, 6.2 names this way).
 */
export function growingId(): string {
  const fresh = BigInt(`0x${randomUUIDv7().replaceAll('-', '')}`);
  last = fresh > last ? fresh : last + 1n;
  const hex = last.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
