"""Certificates that a template names but does not make, as users bring their own: a stand-in takes the ARN, and is told."""

from __future__ import annotations

from moto.acm.models import CertBundle, CertificateNotFound, acm_backends

from .teaching import Request


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
