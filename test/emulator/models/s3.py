"""S3: moto's CloudFormation skips bucket policies."""

from __future__ import annotations

from .teaching import Made, Request, teaches

# With its policy in force, moto refuses the uploads of the CLI to its own bucket.
BOOTSTRAP_STACK = ":stack/CDKToolkit"


@teaches("AWS::S3::BucketPolicy")
def bucket_policy(request: Request) -> Made:
    bucket = request.properties["Bucket"]
    if BOOTSTRAP_STACK not in request.stack_id:
        policy = {"Bucket": bucket, "Policy": request.properties["PolicyDocument"]}
        request.call("s3", "put_bucket_policy", policy)
    return Made(ref=bucket)
