"""EC2: the network. moto's own models drop tags, DNS settings, public addresses and endpoint policies."""

from __future__ import annotations

from typing import Any

from .teaching import Made, Properties, Request, teaches


def tagged(properties: Properties, resource_type: str) -> Properties:
    """EC2 takes tags as a specification by resource type, where a template has a plain list."""
    rest = {key: value for key, value in properties.items() if key != "Tags"}
    if properties.get("Tags"):
        rest["TagSpecifications"] = [{"ResourceType": resource_type, "Tags": properties["Tags"]}]
    return rest


@teaches("AWS::EC2::VPC")
def vpc(request: Request) -> Made:
    settings = ["EnableDnsHostnames", "EnableDnsSupport"]
    made = request.call("ec2", "create_vpc", tagged(request.properties, "vpc"), drop=settings)["Vpc"]
    for setting in settings:
        if setting in request.properties:
            value = {"Value": request.properties[setting]}
            request.call("ec2", "modify_vpc_attribute", {"VpcId": made["VpcId"], setting: value})
    group = request.call(
        "ec2",
        "describe_security_groups",
        {"Filters": [{"Name": "vpc-id", "Values": [made["VpcId"]]}, {"Name": "group-name", "Values": ["default"]}]},
    )["SecurityGroups"][0]
    return Made(
        ref=made["VpcId"],
        attributes={
            "VpcId": made["VpcId"],
            "CidrBlock": made["CidrBlock"],
            "CidrBlockAssociations": [item["AssociationId"] for item in made["CidrBlockAssociationSet"]],
            "DefaultSecurityGroup": group["GroupId"],
        },
    )


@teaches("AWS::EC2::Subnet")
def subnet(request: Request) -> Made:
    made = request.call(
        "ec2", "create_subnet", tagged(request.properties, "subnet"), drop=["MapPublicIpOnLaunch"]
    )["Subnet"]
    if "MapPublicIpOnLaunch" in request.properties:
        value = {"Value": request.properties["MapPublicIpOnLaunch"]}
        request.call("ec2", "modify_subnet_attribute", {"SubnetId": made["SubnetId"], "MapPublicIpOnLaunch": value})
    return Made(
        ref=made["SubnetId"],
        attributes={
            "SubnetId": made["SubnetId"],
            "AvailabilityZone": made["AvailabilityZone"],
            "CidrBlock": made["CidrBlock"],
            "VpcId": made["VpcId"],
        },
    )


@teaches("AWS::EC2::InternetGateway")
def internet_gateway(request: Request) -> Made:
    made = request.call("ec2", "create_internet_gateway", tagged(request.properties, "internet-gateway"))
    identifier = made["InternetGateway"]["InternetGatewayId"]
    return Made(ref=identifier, attributes={"InternetGatewayId": identifier})


@teaches("AWS::EC2::VPCGatewayAttachment")
def gateway_attachment(request: Request) -> Made:
    request.call("ec2", "attach_internet_gateway", request.properties)
    return Made(ref=f"IGW|{request.properties['VpcId']}", attributes={"AttachmentType": "IGW"})


@teaches("AWS::EC2::RouteTable")
def route_table(request: Request) -> Made:
    made = request.call("ec2", "create_route_table", tagged(request.properties, "route-table"))["RouteTable"]
    return Made(ref=made["RouteTableId"], attributes={"RouteTableId": made["RouteTableId"]})


@teaches("AWS::EC2::Route")
def route(request: Request) -> Made:
    request.call("ec2", "create_route", request.properties)
    destinations = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
    destination = next(request.properties[name] for name in destinations if name in request.properties)
    return Made(ref=f"{request.properties['RouteTableId']}|{destination}", attributes={"CidrBlock": destination})


@teaches("AWS::EC2::SubnetRouteTableAssociation")
def route_table_association(request: Request) -> Made:
    made = request.call("ec2", "associate_route_table", request.properties)["AssociationId"]
    return Made(ref=made, attributes={"Id": made})


@teaches("AWS::EC2::EIP")
def elastic_address(request: Request) -> Made:
    made = request.call("ec2", "allocate_address", tagged(request.properties, "elastic-ip"))
    return Made(
        ref=made["PublicIp"], attributes={"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]}
    )


@teaches("AWS::EC2::NatGateway")
def nat_gateway(request: Request) -> Made:
    made = request.call("ec2", "create_nat_gateway", tagged(request.properties, "natgateway"))["NatGateway"]
    return Made(ref=made["NatGatewayId"], attributes={"NatGatewayId": made["NatGatewayId"]})


@teaches("AWS::EC2::VPCEndpoint")
def vpc_endpoint(request: Request) -> Made:
    made = request.call("ec2", "create_vpc_endpoint", tagged(request.properties, "vpc-endpoint"))["VpcEndpoint"]
    return Made(
        ref=made["VpcEndpointId"],
        attributes={
            "Id": made["VpcEndpointId"],
            "DnsEntries": [f"{entry['HostedZoneId']}:{entry['DnsName']}" for entry in made.get("DnsEntries", [])],
            "NetworkInterfaceIds": made.get("NetworkInterfaceIds", []),
        },
    )


@teaches("AWS::EC2::FlowLog")
def flow_log(request: Request) -> Made:
    properties: dict[str, Any] = {**request.properties, "ResourceIds": [request.properties["ResourceId"]]}
    made = request.call("ec2", "create_flow_logs", tagged(properties, "vpc-flow-log"), drop=["ResourceId"])
    if made.get("Unsuccessful"):
        raise ValueError(made["Unsuccessful"][0]["Error"]["Message"])
    return Made(ref=made["FlowLogIds"][0], attributes={"Id": made["FlowLogIds"][0]})
