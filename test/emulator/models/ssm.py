"""Systems Manager: moto's own document drops tags, target types and names, and its own parameter refuses tags."""

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


@teaches("AWS::SSM::Parameter", "Name")
def parameter(request: Request) -> Made:
    properties = request.properties
    tags = [{"Key": key, "Value": value} for key, value in properties.get("Tags", {}).items()]
    request.call("ssm", "put_parameter", {**properties, "Name": request.name, "Tags": tags})
    return Made(ref=request.name, attributes={"Type": properties["Type"], "Value": properties["Value"]})
