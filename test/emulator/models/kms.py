"""KMS: moto drops the rotation period, the key's kind and whether it is multi-region."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::KMS::Key")
def key(request: Request) -> Made:
    properties = request.properties
    made = request.call(
        "kms",
        "create_key",
        properties,
        rename={"KeyPolicy": "Policy"},
        # Rotation and state are calls of their own; the window is what a later deletion says.
        drop=["EnableKeyRotation", "RotationPeriodInDays", "Enabled", "PendingWindowInDays"],
    )["KeyMetadata"]
    identifier = made["KeyId"]
    if str(properties.get("EnableKeyRotation", False)).lower() == "true":
        rotation = {"KeyId": identifier}
        if "RotationPeriodInDays" in properties:
            rotation["RotationPeriodInDays"] = properties["RotationPeriodInDays"]
        request.call("kms", "enable_key_rotation", rotation)
    if str(properties.get("Enabled", True)).lower() == "false":
        request.call("kms", "disable_key", {"KeyId": identifier})
    return Made(ref=identifier, attributes={"Arn": made["Arn"], "KeyId": identifier})


@teaches("AWS::KMS::Alias", "AliasName")
def alias(request: Request) -> Made:
    request.call("kms", "create_alias", request.properties)
    return Made(ref=request.properties["AliasName"])
