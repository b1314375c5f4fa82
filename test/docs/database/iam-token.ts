import { createHash, createHmac } from 'node:crypto';

/** What an authentication token of Amazon RDS was signed for. */
export interface TokenScope {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly region: string;
  /** The secret access key that signs it. */
  readonly secretAccessKey: string;
}

/**
 * Why Amazon RDS would refuse a token; undefined for a valid one. A token is a URL that is signed by Signature Version 4
 * for the service `rds-db`, without its scheme.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 */
export function tokenProblem(token: string, scope: TokenScope): string | undefined {
  const [address, query = ''] = token.split('/?');
  if (address !== `${scope.host}:${String(scope.port)}`) return `it is for the address ${address}`;
  const parameters = new URLSearchParams(query);
  const text = (name: string): string => parameters.get(name) ?? '';
  if (text('Action') !== 'connect') return `it is for the action ${text('Action')}`;
  if (text('DBUser') !== scope.user) return `it is for the user ${text('DBUser')}`;
  if (text('X-Amz-Expires') !== '900') return `it expires after ${text('X-Amz-Expires')} seconds`;
  const credential = text('X-Amz-Credential').split('/').slice(1);
  const date = text('X-Amz-Date');
  const expected = [date.slice(0, 8), scope.region, 'rds-db', 'aws4_request'];
  if (credential.join('/') !== expected.join('/')) return `its credential is ${credential.join('/')}`;
  const unsigned = query
    .split('&')
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .sort();
  const request = ['GET', '/', unsigned.join('&'), `host:${address}`, '', 'host', sha256('')].join('\n');
  const signed = ['AWS4-HMAC-SHA256', date, expected.join('/'), sha256(request)].join('\n');
  const key = expected.reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${scope.secretAccessKey}`,
  );
  return hmac(key, signed).toString('hex') === text('X-Amz-Signature') ? undefined : 'its signature is wrong';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
