"""Systems Manager: moto's own document drops tags, target types and names and refuses text such as a calendar, and its own
parameter refuses tags."""

from __future__ import annotations

from moto.ssm import models

from .teaching import Made, Request, teaches

_structured = models._validate_document_format


def _structured_or_text(document_format: str) -> None:
    if document_format != "TEXT":
        _structured(document_format)


# moto knows calendars, and not the format that they are written in.
models._validate_document_format = _structured_or_text


@teaches("AWS::SSM::Document", "Name")
def document(request: Request) -> Made:
    properties = {**request.properties, "Name": request.name}
    is_text = properties.get("DocumentFormat") == "TEXT"
    request.call(
        "ssm",
        "create_document",
        {**properties, "DocumentFormat": "JSON", "Content": '{"schemaVersion": "1"}'} if is_text else properties,
        # Says how CloudFormation replaces the document later.
        drop=["UpdateMethod"],
    )
    if is_text:
        stored = models.ssm_backends[request.account][request.region]._documents[request.name].get_latest_version()
        stored.document_format = "TEXT"
        stored.content = properties["Content"]
    return Made(ref=request.name)


@teaches("AWS::SSM::Parameter", "Name")
def parameter(request: Request) -> Made:
    properties = request.properties
    tags = [{"Key": key, "Value": value} for key, value in properties.get("Tags", {}).items()]
    request.call("ssm", "put_parameter", {**properties, "Name": request.name, "Tags": tags})
    return Made(ref=request.name, attributes={"Type": properties["Type"], "Value": properties["Value"]})
