import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its key, both in PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** An authority that issues certificates for servers. */
export interface Authority {
  /** Its own certificate, which clients trust. */
  readonly certificate: string;
  /** @param host the DNS name of the server */
  issue(host: string): Certified;
}

/** A new certificate authority of a test. Node.js can read certificates but not make them, so they are written here in DER. */
export function newAuthority(name: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension([2, 5, 29, 19], sequence(der(0x01, Buffer.from([0xff]))));
  return {
    certificate: certificateOf({ subject: name, issuer: name, ...own, signer: own.privateKey }, isAuthority),
    issue: (host) => {
      const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const names = extension([2, 5, 29, 17], sequence(der(0x82, Buffer.from(host))));
      return {
        certificate: certificateOf({ subject: host, issuer: name, ...keys, signer: own.privateKey }, names),
        key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

interface CertificateProps {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(oid([1, 2, 840, 10045, 4, 3, 2]));
const DAY = 86_400_000;

function certificateOf({ subject, issuer, publicKey, signer }: CertificateProps, own: Buffer): string {
  const unsigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 0x7e)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(own)),
  );
  const signature = sign('sha256', unsigned, signer);
  const bytes = sequence(
    unsigned,
    ECDSA_WITH_SHA256,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const lengthBytes = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid([first, second, ...rest]: readonly number[]): Buffer {
  const base128 = rest.flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...base128]));
}

function nameOf(commonName: string): Buffer {
  const attribute = sequence(oid([2, 5, 4, 3]), der(0x0c, Buffer.from(commonName)));
  return sequence(der(0x31, attribute));
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2);
  return der(0x17, Buffer.from(digits));
}

/** Critical, as the basic constraints of an authority are. */
function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));
}
