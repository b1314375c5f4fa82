import { fromByteArray, parseCIDR } from 'ipaddr.js';

interface Range {
  readonly bits: string;
  readonly kind: string;
}

/** How much of the address space a range takes. */
export enum Width {
  /** All addresses, or half of them. */
  ANY = 'any',
  /** Wider than /8, or /16 in IPv6, which is more than one organization has. */
  WIDE = 'wide',
  NARROW = 'narrow',
}

/** @returns undefined if the text is no literal range */
export function widthOf(cidr: string): Width | undefined {
  const range = parse(cidr);
  if (range === undefined) return undefined;
  if (range.bits.length <= 1) return Width.ANY;
  return range.bits.length < (range.kind === 'ipv4' ? 8 : 16) ? Width.WIDE : Width.NARROW;
}

/** True if every address of the first range is in the second. */
export function within(cidr: string, outer: string): boolean {
  const [range, around] = [parse(cidr), parse(outer)];
  if (range === undefined || around === undefined) return false;
  return range.kind === around.kind && range.bits.startsWith(around.bits);
}

/** True if the address is in the range. */
export function contains(cidr: string, address: string): boolean {
  return within(`${address}/${address.includes(':') ? 128 : 32}`, cidr);
}

/** The first and the last address of a range; none if the text is no literal range. */
export function endsOf(cidr: string): readonly string[] {
  const range = parse(cidr);
  if (range === undefined) return [];
  return ['0', '1'].map((bit) => addressOf(range.bits.padEnd(lengthOf(range), bit)));
}

/** The addresses directly before and after a range, if there are any. */
export function neighboursOf(cidr: string): readonly string[] {
  const range = parse(cidr);
  if (range === undefined) return [];
  const length = lengthOf(range);
  const end = (bit: string) => BigInt(`0b${range.bits.padEnd(length, bit)}`);
  return [end('0') - 1n, end('1') + 1n]
    .filter((address) => address >= 0n && address < 1n << BigInt(length))
    .map((address) => addressOf(address.toString(2).padStart(length, '0')));
}

function lengthOf({ kind }: Range): number {
  return kind === 'ipv4' ? 32 : 128;
}

function addressOf(bits: string): string {
  return fromByteArray((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))).toString();
}

/** Other text is not parsed: parsing throws an error, which is slow. */
const RANGE = /^[\d.a-f:]+\/\d+$/i;

function parse(cidr: string): Range | undefined {
  if (!RANGE.test(cidr)) return undefined;
  try {
    const [address, prefix] = parseCIDR(cidr);
    const bits = address
      .toByteArray()
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
    return { kind: address.kind(), bits: bits.slice(0, prefix) };
  } catch {
    return undefined;
  }
}
