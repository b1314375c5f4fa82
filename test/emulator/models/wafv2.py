"""WAF: moto's CloudFormation skips it."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::WAFv2::WebACL", "Name")
def web_acl(request: Request) -> Made:
    made = request.call("wafv2", "create_web_acl", {**request.properties, "Name": request.name})["Summary"]
    return Made(
        ref=f"{made['Name']}|{made['Id']}|{request.properties['Scope']}",
        attributes={"Arn": made["ARN"], "Id": made["Id"]},
    )


@teaches("AWS::WAFv2::IPSet", "Name")
def ip_set(request: Request) -> Made:
    made = request.call("wafv2", "create_ip_set", {**request.properties, "Name": request.name})["Summary"]
    return Made(
        ref=f"{made['Name']}|{made['Id']}|{request.properties['Scope']}",
        attributes={"Arn": made["ARN"], "Id": made["Id"]},
    )


@teaches("AWS::WAFv2::WebACLAssociation")
def association(request: Request) -> Made:
    request.call("wafv2", "associate_web_acl", request.properties)
    return Made(ref=f"{request.properties['WebACLArn']}|{request.properties['ResourceArn']}")


@teaches("AWS::WAFv2::LoggingConfiguration")
def logging(request: Request) -> Made:
    request.call("wafv2", "put_logging_configuration", {"LoggingConfiguration": request.properties})
    return Made(ref=request.properties["ResourceArn"])
