"""Application Auto Scaling: moto's CloudFormation skips it."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::ApplicationAutoScaling::ScalableTarget")
def target(request: Request) -> Made:
    properties = request.properties
    request.call("application-autoscaling", "register_scalable_target", properties, drop=["ScheduledActions"])
    for action in properties.get("ScheduledActions", []):
        of_target = {key: properties[key] for key in ("ServiceNamespace", "ResourceId", "ScalableDimension")}
        request.call("application-autoscaling", "put_scheduled_action", {**of_target, **action})
    identifier = "|".join(properties[key] for key in ("ResourceId", "ScalableDimension", "ServiceNamespace"))
    return Made(ref=identifier, attributes={"Id": identifier})


@teaches("AWS::ApplicationAutoScaling::ScalingPolicy")
def policy(request: Request) -> Made:
    properties = dict(request.properties)
    if "ScalingTargetId" in properties:
        resource, dimension, namespace = properties.pop("ScalingTargetId").split("|")
        properties.update(ResourceId=resource, ScalableDimension=dimension, ServiceNamespace=namespace)
    arn = request.call("application-autoscaling", "put_scaling_policy", properties)["PolicyARN"]
    return Made(ref=arn, attributes={"Arn": arn})
