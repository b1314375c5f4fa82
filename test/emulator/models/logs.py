"""CloudWatch Logs: moto drops the class and the protection of a log group."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::Logs::LogGroup", "LogGroupName")
def log_group(request: Request) -> Made:
    request.call(
        "logs",
        "create_log_group",
        {**request.properties, "LogGroupName": request.name},
        # Retention is a call of its own; moto has no backend for data protection and field indexes.
        drop=["RetentionInDays", "DataProtectionPolicy", "FieldIndexPolicies"],
    )
    if "RetentionInDays" in request.properties:
        request.call(
            "logs",
            "put_retention_policy",
            {"LogGroupName": request.name, "RetentionInDays": request.properties["RetentionInDays"]},
        )
    arn = f"arn:aws:logs:{request.region}:{request.account}:log-group:{request.name}:*"
    return Made(ref=request.name, attributes={"Arn": arn})


@teaches("AWS::Logs::MetricFilter", "FilterName")
def metric_filter(request: Request) -> Made:
    request.call("logs", "put_metric_filter", {**request.properties, "FilterName": request.name})
    return Made(ref=request.name)
