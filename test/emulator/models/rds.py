"""RDS: moto's own models drop the parameters, deletion protection, managed passwords and tags."""

from __future__ import annotations

from .teaching import Made, Request, teaches

# The most characters of an instance's identifier.
IDENTIFIER_LENGTH = 63

# modify_db_parameter_group takes no more than this in one call.
PARAMETERS_PER_CALL = 20


@teaches("AWS::RDS::DBParameterGroup", "DBParameterGroupName")
def parameter_group(request: Request) -> Made:
    name = request.name.lower()
    properties = {**request.properties, "DBParameterGroupName": name}
    request.call(
        "rds", "create_db_parameter_group", properties, rename={"Family": "DBParameterGroupFamily"}, drop=["Parameters"]
    )
    parameters = [
        {"ParameterName": key, "ParameterValue": value, "ApplyMethod": "pending-reboot"}
        for key, value in request.properties.get("Parameters", {}).items()
    ]
    for start in range(0, len(parameters), PARAMETERS_PER_CALL):
        request.call(
            "rds",
            "modify_db_parameter_group",
            {"DBParameterGroupName": name, "Parameters": parameters[start : start + PARAMETERS_PER_CALL]},
        )
    return Made(ref=name, attributes={"DBParameterGroupName": name})


@teaches("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName")
def subnet_group(request: Request) -> Made:
    name = request.name.lower()
    request.call("rds", "create_db_subnet_group", {**request.properties, "DBSubnetGroupName": name})
    return Made(ref=name)


def _shortened(name: str) -> str:
    """A generated name cut in its middle, as CloudFormation does, where moto lets it grow over the limit."""
    if len(name) <= IDENTIFIER_LENGTH:
        return name
    end = name.split("-")[-1]
    return f"{name[: IDENTIFIER_LENGTH - len(end) - 1].rstrip('-')}-{end}"


@teaches("AWS::RDS::DBInstance", "DBInstanceIdentifier")
def instance(request: Request) -> Made:
    properties = dict(request.properties)
    secret = properties.pop("MasterUserSecret", {})
    if "KmsKeyId" in secret:
        properties["MasterUserSecretKmsKeyId"] = secret["KmsKeyId"]
    identifier = _shortened(request.name.lower())
    made = request.call(
        "rds",
        "create_db_instance",
        {**properties, "DBInstanceIdentifier": identifier},
        rename={"VPCSecurityGroups": "VpcSecurityGroupIds"},
        # Both say what later calls may do: the one a deletion, the other a modification.
        drop=["DeleteAutomatedBackups", "AllowMajorVersionUpgrade"],
    )["DBInstance"]
    attributes = {
        "DBInstanceArn": made["DBInstanceArn"],
        "DbiResourceId": made["DbiResourceId"],
        "Endpoint.Address": made["Endpoint"]["Address"],
        "Endpoint.Port": str(made["Endpoint"]["Port"]),
    }
    if "MasterUserSecret" in made:
        attributes["MasterUserSecret.SecretArn"] = made["MasterUserSecret"]["SecretArn"]
    return Made(ref=identifier, attributes=attributes)
