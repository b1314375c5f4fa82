"""Elastic Load Balancing: moto drops attributes, several action types and most of what Fn::GetAtt asks."""

from __future__ import annotations

from .acm import stand_in_for_missing
from .teaching import Made, Request, teaches

# Load balancers and target groups have names of at most 32 characters; moto generates them so.


@teaches("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name")
def load_balancer(request: Request) -> Made:
    made = request.call(
        "elbv2",
        "create_load_balancer",
        {**request.properties, "Name": request.name},
        drop=["LoadBalancerAttributes"],
    )["LoadBalancers"][0]
    arn = made["LoadBalancerArn"]
    if request.properties.get("LoadBalancerAttributes"):
        request.call(
            "elbv2",
            "modify_load_balancer_attributes",
            {"LoadBalancerArn": arn, "Attributes": request.properties["LoadBalancerAttributes"]},
        )
    return Made(
        ref=arn,
        attributes={
            "LoadBalancerArn": arn,
            "DNSName": made["DNSName"],
            "CanonicalHostedZoneID": made["CanonicalHostedZoneId"],
            "LoadBalancerFullName": arn.split(":loadbalancer/")[1],
            "LoadBalancerName": made["LoadBalancerName"],
            "SecurityGroups": made.get("SecurityGroups", []),
        },
    )


@teaches("AWS::ElasticLoadBalancingV2::TargetGroup", "Name")
def target_group(request: Request) -> Made:
    made = request.call(
        "elbv2",
        "create_target_group",
        {**request.properties, "Name": request.name},
        drop=["TargetGroupAttributes", "Targets"],
    )["TargetGroups"][0]
    arn = made["TargetGroupArn"]
    if request.properties.get("TargetGroupAttributes"):
        request.call(
            "elbv2",
            "modify_target_group_attributes",
            {"TargetGroupArn": arn, "Attributes": request.properties["TargetGroupAttributes"]},
        )
    if request.properties.get("Targets"):
        request.call("elbv2", "register_targets", {"TargetGroupArn": arn, "Targets": request.properties["Targets"]})
    return Made(
        ref=arn,
        attributes={
            "TargetGroupArn": arn,
            "TargetGroupFullName": arn.split(":")[-1],
            "TargetGroupName": made["TargetGroupName"],
            "LoadBalancerArns": made.get("LoadBalancerArns", []),
        },
    )


@teaches("AWS::ElasticLoadBalancingV2::Listener")
def listener(request: Request) -> Made:
    for certificate in request.properties.get("Certificates", []):
        stand_in_for_missing(request, certificate["CertificateArn"])
    # moto has no backend for listener attributes.
    made = request.call("elbv2", "create_listener", request.properties, drop=["ListenerAttributes"])
    arn = made["Listeners"][0]["ListenerArn"]
    return Made(ref=arn, attributes={"ListenerArn": arn})


@teaches("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(request: Request) -> Made:
    arn = request.call("elbv2", "create_rule", request.properties)["Rules"][0]["RuleArn"]
    return Made(ref=arn, attributes={"RuleArn": arn})
