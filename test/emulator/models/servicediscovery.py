"""Cloud Map: moto's CloudFormation skips it."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::ServiceDiscovery::HttpNamespace", "Name")
def http_namespace(request: Request) -> Made:
    return _namespace(request, "create_http_namespace")


@teaches("AWS::ServiceDiscovery::PrivateDnsNamespace", "Name")
def private_dns_namespace(request: Request) -> Made:
    return _namespace(request, "create_private_dns_namespace")


def _namespace(request: Request, operation: str) -> Made:
    operation_id = request.call("servicediscovery", operation, request.properties)["OperationId"]
    done = request.call("servicediscovery", "get_operation", {"OperationId": operation_id})["Operation"]
    identifier = done["Targets"]["NAMESPACE"]
    namespace = request.call("servicediscovery", "get_namespace", {"Id": identifier})["Namespace"]
    return Made(ref=identifier, attributes={"Id": identifier, "Arn": namespace["Arn"]})
