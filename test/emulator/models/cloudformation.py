"""CloudFormation: nested stacks. moto's own goes on when a nested stack fails, and answers with its name for its ARN."""

from __future__ import annotations

from .teaching import Made, Request, teaches

# The most characters of a stack's name.
NAME_LENGTH = 128


@teaches("AWS::CloudFormation::Stack")
def nested_stack(request: Request) -> Made:
    parent = request.stack_id.split("/")[1]
    name = f"{parent}-{request.logical_id}"[:NAME_LENGTH]
    parameters = [
        {"ParameterKey": key, "ParameterValue": ",".join(value) if isinstance(value, list) else value}
        for key, value in request.properties.get("Parameters", {}).items()
    ]
    arn = request.call(
        "cloudformation", "create_stack", {**request.properties, "StackName": name, "Parameters": parameters}
    )["StackId"]
    stack = request.call("cloudformation", "describe_stacks", {"StackName": arn})["Stacks"][0]
    if stack["StackStatus"] != "CREATE_COMPLETE":
        raise ValueError(f"the nested stack {name} is {stack['StackStatus']}")
    outputs = {f"Outputs.{output['OutputKey']}": output["OutputValue"] for output in stack.get("Outputs", [])}
    return Made(ref=arn, attributes=outputs)
