"""Systems Manager: moto's own document drops tags, target types and version names, and names it at random."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::SSM::Document", "Name")
def document(request: Request) -> Made:
    request.call(
        "ssm",
        "create_document",
        {**request.properties, "Name": request.name},
        # Says how CloudFormation replaces the document later.
        drop=["UpdateMethod"],
    )
    return Made(ref=request.name)
