"""Certificate Manager: moto's CloudFormation skips it.

A certificate that a template names but does not make, as users bring their own, gets a stand-in, and a note is printed.
"""

from __future__ import annotations

from moto.acm.models import CertBundle, CertificateNotFound, acm_backends

from .route53 import stand_in_for_missing as stand_in_for_missing_zone
from .teaching import Made, Request, teaches


def stand_in_for_missing(request: Request, arn: str) -> None:
    """Makes a certificate with that ARN, unless there is one."""
    backend = acm_backends[request.account][request.region]
    try:
        backend.get_certificate(arn)
    except CertificateNotFound:
        bundle = CertBundle.generate_cert(
            "stand-in.example.com", account_id=request.account, region=request.region, sans=[]
        )
        bundle.arn = arn
        backend._certificates[arn] = bundle
        print(f"NOTE: a stand-in serves as the certificate {arn}", flush=True)


@teaches("AWS::CertificateManager::Certificate")
def certificate(request: Request) -> Made:
    properties = request.properties
    for validation in properties.get("DomainValidationOptions", []):
        if "HostedZoneId" in validation:
            stand_in_for_missing_zone(request, validation["HostedZoneId"], validation["DomainName"])
    # CloudFormation itself makes the validating records in the zone.
    arn = request.call("acm", "request_certificate", properties, drop=["DomainValidationOptions"])["CertificateArn"]
    return Made(ref=arn)
