"""CloudWatch: moto's own alarms drop tags and what missing data means, and its own dashboard drops its name."""

from __future__ import annotations

from .teaching import Made, Request, teaches


@teaches("AWS::CloudWatch::Alarm", "AlarmName")
def alarm(request: Request) -> Made:
    request.call("cloudwatch", "put_metric_alarm", {**request.properties, "AlarmName": request.name})
    arn = f"arn:aws:cloudwatch:{request.region}:{request.account}:alarm:{request.name}"
    return Made(ref=request.name, attributes={"Arn": arn})


@teaches("AWS::CloudWatch::Dashboard", "DashboardName")
def dashboard(request: Request) -> Made:
    request.call("cloudwatch", "put_dashboard", {**request.properties, "DashboardName": request.name})
    return Made(ref=request.name)
