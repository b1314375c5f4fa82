import { Arn, ArnFormat, Token } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { StageEnvironmentError } from './errors';

/**
 * The certificate, once it is known that its ARN does not name another region: what terminates TLS takes certificates
 * of its own region only. A region that is known only at deployment cannot be compared.
 *
 * @throws StageEnvironmentError if both regions are literal and differ
 */
export function certificateOfRegion(what: string, certificate: ICertificate, region: string): ICertificate {
  const arn = certificate.certificateArn;
  if (Token.isUnresolved(arn) || Token.isUnresolved(region)) return certificate;
  const of = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region;
  if (of === region) return certificate;
  throw new StageEnvironmentError({
    what,
    value: arn,
    limit: `it is of ${of === undefined || of === '' ? 'no region' : of}, and the environment stands in ${region}`,
    remediation: `request or import the certificate in ${region}`,
  });
}
