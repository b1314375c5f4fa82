"""EC2: security groups and their rules. moto knows no egress rules of their own, and drops descriptions and tags."""

from __future__ import annotations

from typing import Any

from moto.ec2.models import ec2_backends
from moto.ec2.models.security_groups import SecurityGroupRule

from .ec2 import tagged
from .teaching import Made, Properties, Request, teaches

# moto answers with the description of a rule that names a range, and with none of one that names a group or a list.
SecurityGroupRule.description = property(lambda self: getattr(self, "given_description", None))


def _permission(rule: Properties, peer: str) -> dict[str, Any]:
    """A rule of a template as the API's permission; peer is `Source` or `Destination`."""
    description = {"Description": rule["Description"]} if "Description" in rule else {}
    permission: dict[str, Any] = {key: rule[key] for key in ("IpProtocol", "FromPort", "ToPort") if key in rule}
    if "CidrIp" in rule:
        permission["IpRanges"] = [{"CidrIp": rule["CidrIp"], **description}]
    if "CidrIpv6" in rule:
        permission["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"], **description}]
    if f"{peer}PrefixListId" in rule:
        permission["PrefixListIds"] = [{"PrefixListId": rule[f"{peer}PrefixListId"], **description}]
    if f"{peer}SecurityGroupId" in rule:
        permission["UserIdGroupPairs"] = [{"GroupId": rule[f"{peer}SecurityGroupId"], **description}]
    return permission


def _authorize(request: Request, direction: str, group: str, rule: Properties) -> str:
    peer = "Source" if direction == "ingress" else "Destination"
    made = request.call(
        "ec2",
        f"authorize_security_group_{direction}",
        {"GroupId": group, "IpPermissions": [_permission(rule, peer)]},
    )
    identifier: str = made["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    held = ec2_backends[request.account][request.region].get_security_group_from_id(group)
    for candidate in [*held.ingress_rules, *held.egress_rules]:
        if candidate.id == identifier:
            candidate.given_description = rule.get("Description")
    return identifier


@teaches("AWS::EC2::SecurityGroup", "GroupName")
def security_group(request: Request) -> Made:
    group = request.call(
        "ec2",
        "create_security_group",
        {**tagged(request.properties, "security-group"), "GroupName": request.name},
        rename={"GroupDescription": "Description"},
        drop=["SecurityGroupIngress", "SecurityGroupEgress"],
    )["GroupId"]
    for rule in request.properties.get("SecurityGroupIngress", []):
        _authorize(request, "ingress", group, rule)
    egress = request.properties.get("SecurityGroupEgress")
    if egress:
        everything = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        request.call("ec2", "revoke_security_group_egress", {"GroupId": group, "IpPermissions": [everything]})
        for rule in egress:
            _authorize(request, "egress", group, rule)
    attributes = {"GroupId": group, "Id": group}
    if "VpcId" in request.properties:
        attributes["VpcId"] = request.properties["VpcId"]
    return Made(ref=group, attributes=attributes)


@teaches("AWS::EC2::SecurityGroupIngress")
def ingress(request: Request) -> Made:
    identifier = _authorize(request, "ingress", request.properties["GroupId"], request.properties)
    return Made(ref=identifier, attributes={"Id": identifier})


@teaches("AWS::EC2::SecurityGroupEgress")
def egress(request: Request) -> Made:
    identifier = _authorize(request, "egress", request.properties["GroupId"], request.properties)
    return Made(ref=identifier, attributes={"Id": identifier})
