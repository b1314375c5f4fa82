"""EventBridge: moto's own rule drops tags."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::Events::Rule", "Name")
def rule(request: Request) -> Made:
    arn = request.call("events", "put_rule", {**request.properties, "Name": request.name}, drop=["Targets"])["RuleArn"]
    targets = request.properties.get("Targets")
    if targets:
        made = request.call("events", "put_targets", {"Rule": request.name, "Targets": targets})
        if made["FailedEntryCount"]:
            raise ValueError(made["FailedEntries"][0]["ErrorMessage"])
    return Made(ref=request.name, attributes={"Arn": arn})
