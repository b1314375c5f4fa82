import type { Size } from 'aws-cdk-lib';
import { StageEnvironmentError } from '../../internal/errors';
import { faultsAt, refuseFaults } from '../../internal/fault';

/** The largest bodies of requests by path: that path, or the start of paths where it ends in an asterisk. */
export interface LargeBodies {
  readonly [path: string]: Size;
}

/** The body that AWS WAF inspects behind a load balancer, in bytes. */
const INSPECTED = 8192;
const GIBIBYTE = 1024 ** 3;

// Each takes capacity of the web ACL: 1,500 units cost nothing, and the other rules take about 1,130 of them.
const MAX_PATHS = 10;

/** @throws FaultyOptionsError for too many paths, and for each path or size that is refused */
export function checkLargeBodies(largeBodies: LargeBodies): void {
  const entries = Object.entries(largeBodies);
  refuseFaults([
    ...faultsAt([], () => checkCount(entries.length)),
    ...entries.flatMap(([path, maxSize]) =>
      faultsAt([path], () => {
        checkPath(path);
        checkMaxSize(path, maxSize);
      }),
    ),
  ]);
}

function checkCount(paths: number): void {
  if (paths <= MAX_PATHS) return;
  throw new StageEnvironmentError({
    id: 'web-firewall.too-many-large-bodies',
    what: 'paths with large bodies',
    value: paths,
    limit: `at most ${MAX_PATHS} keep the web ACL within the capacity that costs nothing`,
    remediation: "put uploads under one path, such as '/files/*'",
  });
}

function checkPath(path: string): void {
  if (/^\/[^*\s]{0,198}\*?$/.test(path)) return;
  throw new StageEnvironmentError({
    id: 'web-firewall.large-body-path',
    what: 'path with large bodies',
    value: path,
    limit: 'it starts with a slash, has an asterisk at its end only, and at most 200 characters',
    remediation: "write it as '/upload' or '/files/*'",
  });
}

function checkMaxSize(path: string, maxSize: Size): void {
  if (!maxSize.isUnresolved() && maxSize.toBytes() > INSPECTED && maxSize.toBytes() <= GIBIBYTE) return;
  throw new StageEnvironmentError({
    id: 'web-firewall.large-body-size',
    what: `largest body on ${path}`,
    value: maxSize.isUnresolved() ? 'a token' : `${maxSize.toBytes()} bytes`,
    limit: 'it is more than the 8 KiB that every path takes, and at most 1 GiB',
    remediation: 'set the size of the largest upload, such as 10 MiB',
  });
}

/** A regular expression for the decimal numbers up to a limit of at least 10. */
export function numbersUpTo(limit: number): string {
  const digits = String(limit);
  const shorter = digits.length > 1 ? [`[0-9]{1,${digits.length - 1}}`] : [];
  const smaller = Array.from(digits).flatMap((digit, index) => {
    const lowest = index === 0 ? 1 : 0;
    const rest = digits.length - index - 1;
    return Number(digit) > lowest
      ? [`${digits.slice(0, index)}[${lowest}-${Number(digit) - 1}]${rest > 0 ? `[0-9]{${rest}}` : ''}`]
      : [];
  });
  return `^(${[...shorter, ...smaller, digits].join('|')})$`;
}
