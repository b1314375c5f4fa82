"""EventBridge Scheduler: moto's CloudFormation skips it."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::Scheduler::Schedule", "Name")
def schedule(request: Request) -> Made:
    made = request.call("scheduler", "create_schedule", {**request.properties, "Name": request.name})
    return Made(ref=request.name, attributes={"Arn": made["ScheduleArn"]})
