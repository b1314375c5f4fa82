"""EC2: instances and launch templates. moto's own instance drops its launch template, profile and metadata options."""

from __future__ import annotations

from typing import Any

from .ec2 import tagged
from .teaching import Made, Request, teaches


@teaches("AWS::EC2::LaunchTemplate", "LaunchTemplateName")
def launch_template(request: Request) -> Made:
    made = request.call(
        "ec2", "create_launch_template", {**request.properties, "LaunchTemplateName": request.name}
    )["LaunchTemplate"]
    return Made(
        ref=made["LaunchTemplateId"],
        attributes={
            "LaunchTemplateId": made["LaunchTemplateId"],
            "LatestVersionNumber": str(made["LatestVersionNumber"]),
            "DefaultVersionNumber": str(made["DefaultVersionNumber"]),
        },
    )


@teaches("AWS::EC2::Instance")
def instance(request: Request) -> Made:
    properties: dict[str, Any] = tagged(request.properties, "instance")
    properties["MinCount"] = properties["MaxCount"] = 1
    if "IamInstanceProfile" in properties:
        properties["IamInstanceProfile"] = {"Name": properties["IamInstanceProfile"]}
    if "Monitoring" in properties:
        properties["Monitoring"] = {"Enabled": properties["Monitoring"]}
    if "AvailabilityZone" in properties:
        properties["Placement"] = {"AvailabilityZone": properties.pop("AvailabilityZone")}
    # Both are set by calls of their own; the one describes volumes, the other the network interface.
    drop = ["PropagateTagsToVolumeOnCreation", "SourceDestCheck"]
    made = request.call("ec2", "run_instances", properties, rename={"GroupSet": "Groups"}, drop=drop)["Instances"][0]
    attributes = {
        "InstanceId": made["InstanceId"],
        "AvailabilityZone": made["Placement"]["AvailabilityZone"],
        "PrivateIp": made["PrivateIpAddress"],
        "PrivateDnsName": made["PrivateDnsName"],
        "PublicIp": made.get("PublicIpAddress", ""),
        "PublicDnsName": made.get("PublicDnsName", ""),
    }
    return Made(ref=made["InstanceId"], attributes=attributes)
