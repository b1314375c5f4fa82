"""S3: moto's CloudFormation skips bucket policies, and its own bucket drops most of what protects it."""

from __future__ import annotations

from typing import Any

from moto.s3.models import s3_backends

from .teaching import Made, Properties, Request, teaches

# With its policy in force, moto refuses the uploads of the CLI to its own bucket.
BOOTSTRAP_STACK = ":stack/CDKToolkit"


# The region whose name create_bucket does not take.
FIRST_REGION = "us-east-1"


@teaches("AWS::S3::Bucket", "BucketName")
def bucket(request: Request) -> Made:
    name = request.name.lower()
    place = {} if request.region == FIRST_REGION else {"CreateBucketConfiguration": {"LocationConstraint": request.region}}
    request.call("s3", "create_bucket", {"Bucket": name, **place})
    # Access lists, which no bucket of today has, would say who else may read.
    for setting, value in request.properties.items():
        if setting not in ("BucketName", "AccessControl"):
            _set(request, name, setting, value)
    return Made(
        ref=name,
        attributes={
            "Arn": f"arn:aws:s3:::{name}",
            "DomainName": f"{name}.s3.amazonaws.com",
            "RegionalDomainName": f"{name}.s3.{request.region}.amazonaws.com",
        },
    )


def _set(request: Request, name: str, setting: str, value: Any) -> None:
    if setting == "BucketEncryption":
        rules = {"Rules": value["ServerSideEncryptionConfiguration"]}
        request.call(
            "s3",
            "put_bucket_encryption",
            {"Bucket": name, "ServerSideEncryptionConfiguration": rules},
            rename={"ServerSideEncryptionByDefault": "ApplyServerSideEncryptionByDefault"},
        )
    elif setting == "LifecycleConfiguration":
        rules = {"Rules": [_lifecycle_rule(rule) for rule in value["Rules"]]}
        request.call("s3", "put_bucket_lifecycle_configuration", {"Bucket": name, "LifecycleConfiguration": rules})
    elif setting == "LoggingConfiguration":
        # moto insists on a policy that the template can only make after the bucket; S3 itself does not.
        held = s3_backends[request.account]["aws"].get_bucket(name)
        held.logging = {
            "TargetBucket": value.get("DestinationBucketName", name),
            "TargetPrefix": value.get("LogFilePrefix", ""),
        }
    elif setting == "OwnershipControls":
        request.call("s3", "put_bucket_ownership_controls", {"Bucket": name, "OwnershipControls": value})
    elif setting == "PublicAccessBlockConfiguration":
        request.call("s3", "put_public_access_block", {"Bucket": name, "PublicAccessBlockConfiguration": value})
    elif setting == "Tags":
        request.call("s3", "put_bucket_tagging", {"Bucket": name, "Tagging": {"TagSet": value}})
    elif setting == "VersioningConfiguration":
        request.call("s3", "put_bucket_versioning", {"Bucket": name, "VersioningConfiguration": value})
    else:
        raise ValueError(f"a bucket has not been taught {setting}")


def _lifecycle_rule(rule: Properties) -> Properties:
    """A rule of a template as the API's, which nests what expires."""
    named = {"Id": "ID"}
    held = {named.get(key, key): value for key, value in rule.items() if key not in ("ExpirationInDays", "Prefix")}
    if "ExpirationInDays" in rule:
        held["Expiration"] = {"Days": rule["ExpirationInDays"]}
    return {**held, "Filter": {"Prefix": rule.get("Prefix", "")}}


@teaches("AWS::S3::BucketPolicy")
def bucket_policy(request: Request) -> Made:
    bucket = request.properties["Bucket"]
    if BOOTSTRAP_STACK not in request.stack_id:
        policy = {"Bucket": bucket, "Policy": request.properties["PolicyDocument"]}
        request.call("s3", "put_bucket_policy", policy)
    return Made(ref=bucket)
