"""ECS: moto's own models drop settings, tags, deployment configuration and Service Connect."""

from __future__ import annotations

from moto.ecs.models import ecs_backends

from .teaching import Made, Properties, Request, teaches

@teaches("AWS::ECS::Cluster", "ClusterName")
def cluster(request: Request) -> Made:
    made = request.call(
        "ecs",
        "create_cluster",
        {**request.properties, "ClusterName": request.name},
        rename={"ClusterSettings": "settings"},
    )["cluster"]
    return Made(ref=made["clusterName"], attributes={"Arn": made["clusterArn"]})


@teaches("AWS::ECS::TaskDefinition")
def task_definition(request: Request) -> Made:
    family = request.properties.get("Family", request.name)
    made = request.call("ecs", "register_task_definition", {**request.properties, "Family": family})
    arn = made["taskDefinition"]["taskDefinitionArn"]
    return Made(ref=arn, attributes={"TaskDefinitionArn": arn})


@teaches("AWS::ECS::Service", "ServiceName")
def service(request: Request) -> Made:
    # Without a number CloudFormation asks for one task.
    # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
    properties = {"DesiredCount": 1, **request.properties, "ServiceName": request.name}
    parameters = request.parameters("ecs", "create_service", properties)
    made = request.call("ecs", "create_service", parameters)["service"]
    _keep_what_moto_drops(request, made["clusterArn"], made["serviceArn"], parameters)
    return Made(ref=made["serviceArn"], attributes={"Name": made["serviceName"], "ServiceArn": made["serviceArn"]})


def _keep_what_moto_drops(request: Request, cluster: str, arn: str, parameters: Properties) -> None:
    """moto's operation does not keep these; describe_services answers with them once they are set."""
    services, _ = ecs_backends[request.account][request.region].describe_services(cluster, [arn])
    held = services[0]
    held.running_count, held.pending_count = held.desired_count, 0
    held.deployment_configuration = parameters.get("deploymentConfiguration")
    held.enable_execute_command = parameters.get("enableExecuteCommand", False)
    held.health_check_grace_period_seconds = parameters.get("healthCheckGracePeriodSeconds")
    if held.deployments and "serviceConnectConfiguration" in parameters:
        held.deployments[0]["serviceConnectConfiguration"] = parameters["serviceConnectConfiguration"]
