"""SNS: moto's CloudFormation skips policies and subscriptions of their own, and its topic drops the key."""

from __future__ import annotations

import json

from .teaching import Made, Request, teaches

# What create_topic and subscribe take by name; all else is an attribute.
TOPIC = ("TopicName", "Tags", "Subscription")
SUBSCRIPTION = ("TopicArn", "Protocol", "Endpoint")


def _attributes(properties: dict[str, object], named: tuple[str, ...]) -> dict[str, str]:
    return {
        key: json.dumps(value) if isinstance(value, (dict, list, bool)) else str(value)
        for key, value in properties.items()
        if key not in named
    }


@teaches("AWS::SNS::Topic", "TopicName")
def topic(request: Request) -> Made:
    properties = request.properties
    arn = request.call(
        "sns",
        "create_topic",
        {"Name": request.name, "Attributes": _attributes(properties, TOPIC), "Tags": properties.get("Tags", [])},
    )["TopicArn"]
    for subscription in properties.get("Subscription", []):
        request.call("sns", "subscribe", {**subscription, "TopicArn": arn})
    return Made(ref=arn, attributes={"TopicArn": arn, "TopicName": request.name})


@teaches("AWS::SNS::TopicPolicy")
def topic_policy(request: Request) -> Made:
    for arn in request.properties["Topics"]:
        policy = {"AttributeName": "Policy", "AttributeValue": request.properties["PolicyDocument"]}
        request.call("sns", "set_topic_attributes", {"TopicArn": arn, **policy})
    return Made(ref=request.logical_id)


@teaches("AWS::SNS::Subscription")
def subscription(request: Request) -> Made:
    properties = request.properties
    named = {key: value for key, value in properties.items() if key in SUBSCRIPTION}
    arn = request.call(
        "sns",
        "subscribe",
        {**named, "Attributes": _attributes(properties, SUBSCRIPTION), "ReturnSubscriptionArn": True},
    )["SubscriptionArn"]
    return Made(ref=arn, attributes={"Arn": arn})
