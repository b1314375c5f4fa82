"""Calls a service's own API on the emulator itself, from a template's properties.

A template writes `ContainerPort: '8080'` where the API wants `containerPort: 8080`: names differ in case and scalars in
type, and botocore's description of the operation knows both. A property that the operation does not have is an error,
not silence; a model names those that it drops on purpose.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import Any, Iterable, Mapping

import boto3
from botocore.config import Config
from botocore.model import ListShape, MapShape, Shape, StructureShape


@lru_cache(maxsize=None)
def _client(account: str, region: str, service: str) -> Any:
    client = boto3.client(
        service,
        region_name=region,
        endpoint_url=os.environ["EMULATOR_ENDPOINT"],
        aws_access_key_id="emulator",
        aws_secret_access_key="emulator",
        config=Config(retries={"total_max_attempts": 1}),
    )

    def name_account(params: dict[str, Any], **_: Any) -> None:
        params["headers"]["x-moto-account-id"] = account

    client.meta.events.register("before-call", name_account)
    return client


def call(account: str, region: str, service: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Calls an operation such as `create_db_instance` with parameters as the API names them."""
    answer: dict[str, Any] = getattr(_client(account, region, service), operation)(**parameters)
    return answer


def to_parameters(
    region: str,
    service: str,
    operation: str,
    properties: Mapping[str, Any],
    rename: Mapping[str, str] | None = None,
    drop: Iterable[str] = (),
) -> dict[str, Any]:
    """Properties, as a template writes them, as parameters of an operation.

    rename: names of properties, at any depth, that the API calls otherwise.
    drop: top-level properties that this operation does not take.
    """
    client = _client("", region, service)
    shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation]).input_shape
    kept = {name: value for name, value in properties.items() if name not in set(drop)}
    return _convert_structure(shape, kept, rename or {}, operation)


def _convert(shape: Shape, value: Any, rename: Mapping[str, str], path: str) -> Any:
    if isinstance(shape, StructureShape):
        return _convert_structure(shape, value, rename, path)
    if isinstance(shape, ListShape):
        items = value if isinstance(value, list) else [value]
        return [_convert(shape.member, item, rename, f"{path}[]") for item in items]
    if isinstance(shape, MapShape):
        pairs = {tag["Key"]: tag["Value"] for tag in value} if isinstance(value, list) else value
        return {key: _convert(shape.value, item, rename, f"{path}.{key}") for key, item in pairs.items()}
    return _convert_scalar(shape, value)


def _convert_structure(shape: StructureShape, value: Any, rename: Mapping[str, str], path: str) -> dict[str, Any]:
    members = {name.lower(): name for name in shape.members}
    if "tagkey" in members:
        rename = {**rename, "Key": "TagKey", "Value": "TagValue"}
    converted = {}
    for key, item in value.items():
        name = members.get(rename.get(key, key).lower())
        if name is None:
            raise ValueError(f"{path} takes no {key}; teach the model what to do with it")
        converted[name] = _convert(shape.members[name], item, rename, f"{path}.{name}")
    return converted


def _convert_scalar(shape: Shape, value: Any) -> Any:
    if shape.type_name in ("integer", "long"):
        return int(value)
    if shape.type_name in ("float", "double"):
        return float(value)
    if shape.type_name == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if shape.type_name == "string":
        if isinstance(value, (dict, list)):
            return json.dumps(value)
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value
