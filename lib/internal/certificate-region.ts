import { Arn, ArnFormat, Token } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { StageEnvironmentError } from './errors';

/**
 * A certificate, once it is known not to be of another Region: TLS listeners take certificates of their own Region only. A
 * Region that is known only at deployment cannot be compared.
 *
 * @throws StageEnvironmentError if both Regions are literal and differ
 */
export function certificateOfRegion(what: string, certificate: ICertificate, region: string): ICertificate {
  const arn = certificate.certificateArn;
  if (Token.isUnresolved(arn) || Token.isUnresolved(region)) return certificate;
  const of = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region;
  if (of === region) return certificate;
  throw new StageEnvironmentError({
    id: 'certificate.in-other-region',
    what,
    value: arn,
    limit: `it is of ${of === undefined || of === '' ? 'no Region' : of}, and the environment stands in ${region}`,
    remediation: `request or import the certificate in ${region}`,
  });
}
