"""Cloud Map: moto's CloudFormation skips it."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::ServiceDiscovery::HttpNamespace", "Name")
def http_namespace(request: Request) -> Made:
    operation = request.call("servicediscovery", "create_http_namespace", request.properties)["OperationId"]
    done = request.call("servicediscovery", "get_operation", {"OperationId": operation})["Operation"]
    identifier = done["Targets"]["NAMESPACE"]
    namespace = request.call("servicediscovery", "get_namespace", {"Id": identifier})["Namespace"]
    return Made(ref=identifier, attributes={"Id": identifier, "Arn": namespace["Arn"]})
