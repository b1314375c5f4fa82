"""Teaches moto's CloudFormation a resource type.

moto creates some seventy types and skips all others, and it drops properties of many that it knows. What we teach makes
the resource through the service's own API, as CloudFormation itself does, so that nothing is held that the API refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable

# Defines moto's own models; what is taught must come after them to win.
import moto.cloudformation.parsing  # noqa: F401
from moto.core.common_models import CloudFormationModel

from .service_api import call, to_parameters

Properties = dict[str, Any]


@dataclass
class Made:
    """A resource that stands: what Ref and Fn::GetAtt answer."""

    ref: str
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Request:
    """One resource of a template, its references resolved."""

    type: str
    logical_id: str
    stack_id: str
    name: str
    properties: Properties
    account: str
    region: str

    def parameters(self, service: str, operation: str, properties: Properties, **conversion: Any) -> Properties:
        """The properties as this operation's parameters; see `to_parameters`."""
        return to_parameters(self.region, service, operation, properties, **conversion)

    def call(self, service: str, operation: str, properties: Properties, **conversion: Any) -> Properties:
        """Calls the service's own API in the account and region of the stack."""
        parameters = self.parameters(service, operation, properties, **conversion)
        return call(self.account, self.region, service, operation, parameters)


Maker = Callable[[Request], Made]


def teaches(cfn_type: str, name_property: str = "") -> Callable[[Maker], Maker]:
    """Registers a function as the maker of a type. A later registration wins over an earlier one and over moto's own."""

    def register(make: Maker) -> Maker:
        # moto finds its models as direct subclasses, and tells the service by the second part of the module's name.
        type(
            cfn_type.replace("::", ""),
            (CloudFormationModel,),
            {"__module__": "moto.cloudformation.taught", **_model(cfn_type, name_property, make)},
        )
        return make

    return register


def _model(cfn_type: str, name_property: str, make: Maker) -> dict[str, Any]:
    def create_from_cloudformation_json(
        cls: type, resource_name: str, cloudformation_json: Properties, account_id: str, region_name: str, **kwargs: Any
    ) -> Any:
        resource = cls()
        properties = dict(cloudformation_json["Properties"])
        request = Request(
            type=cfn_type,
            logical_id=kwargs["LogicalId"],
            stack_id=kwargs["StackId"],
            # moto looks up the name by its own model's property where it has one.
            name=properties.get(name_property, resource_name),
            properties=properties,
            account=account_id,
            region=region_name,
        )
        try:
            made = make(request)
        except Exception as error:
            raise RuntimeError(f"{cfn_type} {request.logical_id}: {error}") from error
        resource.physical_resource_id = made.ref
        resource.attributes = made.attributes
        return resource

    def get_cfn_attribute(self: Any, attribute: str) -> Any:
        if attribute not in self.attributes:
            raise RuntimeError(f"{cfn_type} has not been taught Fn::GetAtt {attribute}")
        return self.attributes[attribute]

    return {
        "cloudformation_type": staticmethod(lambda: cfn_type),
        "cloudformation_name_type": staticmethod(lambda: name_property),
        "has_cfn_attr": classmethod(lambda cls, attribute: True),
        "create_from_cloudformation_json": classmethod(create_from_cloudformation_json),
        "get_cfn_attribute": get_cfn_attribute,
        "is_created": lambda self: True,
    }
