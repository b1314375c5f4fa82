"""Secrets Manager: moto's CloudFormation skips it."""

from __future__ import annotations

import json

from .teaching import Made, Request, teaches


@teaches("AWS::SecretsManager::Secret", "Name")
def secret(request: Request) -> Made:
    properties = dict(request.properties)
    generate = properties.pop("GenerateSecretString", None)
    if generate is not None:
        properties["SecretString"] = _generate(request, dict(generate))
    # Replicas are secrets of another region, which no environment of ours makes.
    made = request.call("secretsmanager", "create_secret", {**properties, "Name": request.name})
    return Made(ref=made["ARN"], attributes={"Id": made["ARN"]})


def _generate(request: Request, generate: dict[str, str]) -> str:
    template = generate.pop("SecretStringTemplate", None)
    key = generate.pop("GenerateStringKey", None)
    password: str = request.call("secretsmanager", "get_random_password", generate)["RandomPassword"]
    if template is None or key is None:
        return password
    return json.dumps({**json.loads(template), key: password})
