"""Route 53: moto's own models drop tags, private networks and most of a record.

A zone that a template names but does not make, as users bring their own, gets a stand-in, and a note is printed.
"""

from __future__ import annotations

from moto.route53.exceptions import NoSuchHostedZone
from moto.route53.models import FakeZone, route53_backends

from .teaching import Made, Request, teaches


def stand_in_for_missing(request: Request, identifier: str, record: str) -> None:
    """Makes a zone with that identifier that holds the record, unless there is one."""
    backend = route53_backends[request.account]["aws"]
    try:
        backend.get_hosted_zone(identifier)
    except NoSuchHostedZone:
        # The name is not known; every record ends with its own last two labels.
        name = ".".join(record.strip(".").split(".")[-2:]) + "."
        backend.zones[identifier] = FakeZone(
            name=name,
            id_=identifier,
            private_zone=False,
            caller_reference="stand-in",
            delegation_set=backend.create_reusable_delegation_set(caller_reference=f"stand-in-{identifier}"),
        )
        print(f"NOTE: a stand-in serves as the hosted zone {identifier} ({name})", flush=True)


@teaches("AWS::Route53::HostedZone")
def hosted_zone(request: Request) -> Made:
    properties = request.properties
    first, *further = properties.get("VPCs", [None])
    parameters = {
        "Name": properties["Name"],
        "CallerReference": f"{request.stack_id}/{request.logical_id}",
        "HostedZoneConfig": {**properties.get("HostedZoneConfig", {}), "PrivateZone": first is not None},
        **({"VPC": first} if first else {}),
    }
    made = request.call("route53", "create_hosted_zone", parameters)
    identifier = made["HostedZone"]["Id"].split("/")[-1]
    for vpc in further:
        request.call("route53", "associate_vpc_with_hosted_zone", {"HostedZoneId": identifier, "VPC": vpc})
    if "HostedZoneTags" in properties:
        tagged = {"ResourceType": "hostedzone", "ResourceId": identifier, "AddTags": properties["HostedZoneTags"]}
        request.call("route53", "change_tags_for_resource", tagged)
    if "QueryLoggingConfig" in properties:
        logging = {"HostedZoneId": identifier, **properties["QueryLoggingConfig"]}
        request.call("route53", "create_query_logging_config", logging)
    return Made(
        ref=identifier,
        attributes={"Id": identifier, "NameServers": made.get("DelegationSet", {}).get("NameServers", [])},
    )


@teaches("AWS::Route53::RecordSet")
def record_set(request: Request) -> Made:
    record = {key: value for key, value in request.properties.items() if key not in ("HostedZoneId", "Comment")}
    zone = request.properties["HostedZoneId"]
    stand_in_for_missing(request, zone, record["Name"])
    if "ResourceRecords" in record:
        record["ResourceRecords"] = [{"Value": value} for value in record["ResourceRecords"]]
    if "AliasTarget" in record:
        record["AliasTarget"] = {"EvaluateTargetHealth": False, **record["AliasTarget"]}
    batch = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    request.call("route53", "change_resource_record_sets", {"HostedZoneId": zone, "ChangeBatch": batch})
    return Made(ref=record["Name"])
