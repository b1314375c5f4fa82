"""CloudWatch: moto's CloudFormation skips composite alarms, and its own alarms drop tags and what missing data means."""

from __future__ import annotations

from .teaching import Made, Request, teaches


def _alarm(request: Request, operation: str) -> Made:
    request.call("cloudwatch", operation, {**request.properties, "AlarmName": request.name})
    return Made(
        ref=request.name,
        attributes={"Arn": f"arn:aws:cloudwatch:{request.region}:{request.account}:alarm:{request.name}"},
    )


@teaches("AWS::CloudWatch::Alarm", "AlarmName")
def alarm(request: Request) -> Made:
    return _alarm(request, "put_metric_alarm")


@teaches("AWS::CloudWatch::CompositeAlarm", "AlarmName")
def composite_alarm(request: Request) -> Made:
    return _alarm(request, "put_composite_alarm")


@teaches("AWS::CloudWatch::Dashboard", "DashboardName")
def dashboard(request: Request) -> Made:
    request.call("cloudwatch", "put_dashboard", {**request.properties, "DashboardName": request.name})
    return Made(ref=request.name)
