import * as fc from 'fast-check';
import { TeamAccess, Network, Partner, StageEnvironmentError } from '../../lib';
import { aDatabase, aService, development } from '../components/described';
import { RUNS } from './runs';

const MANY = RUNS * 20;

/** True if it was taken, false if it was refused as wrong use; whatever else is thrown fails the property. */
function isTaken(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (!(error instanceof StageEnvironmentError)) throw error;
    const { what, limit, remediation } = error.use;
    expect([what, limit, remediation].every((text) => text.trim().length > 0)).toBe(true);
    return false;
  }
}

const octet = fc.integer({ min: 0, max: 300 });
const nearRange = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: -1, max: 40 }), fc.constantFrom('', ' ', '0', '\n'))
  .map(([a, b, c, d, prefix, odd]) => `${a}.${b}.${c}.${d}/${odd}${prefix}`);

/** A range that EC2 takes as it is written: read anew, by arithmetic alone. */
function isRange(text: string, widest: number, narrowest: number): boolean {
  const [, ...parts] =
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)\/(0|[1-9]\d*)$/.exec(text) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = parts.map(Number);
  if (parts.length !== 5 || [a, b, c, d].some((part) => part > 255)) return false;
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return prefix >= widest && prefix <= narrowest && address % 2 ** (32 - prefix) === 0;
}

const wellFormed = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([bits, prefix]) => {
    const start = bits - (bits % 2 ** (32 - prefix));
    return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${prefix}`;
  });

test('an entry takes exactly the ranges that EC2 takes and that are no wider than /8', () => {
  fc.assert(
    fc.property(fc.oneof(nearRange, wellFormed), (text) => {
      expect(isTaken(() => TeamAccess.networks([text]))).toBe(isRange(text, 8, 32));
    }),
    { numRuns: MANY },
  );
});

test('an entry takes ranges that share no address, and no others', () => {
  const bounds = (text: string): [number, number] => {
    const [address = '', prefix] = text.split('/');
    const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return [start, start + 2 ** (32 - Number(prefix)) - 1];
  };
  const apart = (one: string, other: string) => {
    const [[start, end], [from, to]] = [bounds(one), bounds(other)];
    return end < from || to < start;
  };
  const near = wellFormed
    .filter((text) => isRange(text, 8, 32))
    .map((text) => text.replace(/^\d+\.\d+/, '203.0'));
  const ranges = fc.uniqueArray(
    near.filter((text) => isRange(text, 8, 32)),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(ranges, (texts) => {
      const disjoint = texts.every((one, index) =>
        texts.slice(index + 1).every((other) => apart(one, other)),
      );
      expect(isTaken(() => TeamAccess.networks(texts))).toBe(disjoint);
    }),
    { numRuns: MANY },
  );
});

test('a network takes exactly private ranges from /16 to /22', () => {
  const inPrivateUse = (text: string) =>
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(text);
  const privately = fc
    .tuple(
      fc.constantFrom('10.7', '172.16', '172.31', '172.32', '192.168', '100.64', '100.128'),
      octet,
      fc.integer({ min: 14, max: 24 }),
    )
    .map(([start, third, prefix]) => `${start}.${third}.0/${prefix}`);
  fc.assert(
    fc.property(fc.oneof(nearRange, wellFormed, privately), (cidr) => {
      expect(isTaken(() => Network.of({ cidr }))).toBe(isRange(cidr, 16, 22) && inPrivateUse(cidr));
    }),
    { numRuns: MANY },
  );
});

test('any text is taken or refused in plain words, wherever a text is asked for', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('__proto__', 'constructor', '/'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      isTaken(() => TeamAccess.networks([text]));
      isTaken(() => Network.of({ cidr: text }));
      isTaken(() => Partner.role({ name: text, account: text, externalId: text }));
      isTaken(() => Partner.ownAccount({ name: 'Acme', account: text }));
    }),
    { numRuns: MANY },
  );
});

test('any name is taken or refused in plain words, wherever an environment asks for one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')), (text) => {
      isTaken(() => development({ owner: text }));
      isTaken(() => development({ databases: { [text]: aDatabase() } }));
      isTaken(() => development({ databases: { Orders: aDatabase({ databaseName: text }) } }));
      isTaken(() => development({ services: { Web: aService({ routes: [text] }) } }));
    }),
    { numRuns: RUNS },
  );
});

test('any number is taken or refused in plain words, wherever a number is asked for', () => {
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, Number.NaN, Infinity));
  fc.assert(
    fc.property(numbers, (number) => {
      isTaken(() => development({ network: Network.of({ natGateways: number }) }));
      isTaken(() => development({ databases: { Orders: aDatabase({ port: number }) } }));
      isTaken(() => development({ databases: { Orders: aDatabase({ allocatedStorage: number }) } }));
      for (const key of ['port', 'cpu', 'memory', 'instances'] as const) {
        isTaken(() => development({ services: { Web: aService({ [key]: number }) } }));
      }
    }),
    { numRuns: RUNS },
  );
});
