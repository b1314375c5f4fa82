"""AWS Backup: moto's CloudFormation skips it, and its vaults know neither access policies, notifications nor types."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.models import Vault, backup_backends
from moto.backup.responses import BackupResponse

from .teaching import Made, Request, teaches


def _vault(response: BackupResponse) -> Vault:
    """The vault that the path of a call names: /backup-vaults/NAME/access-policy."""
    return response.backup_backend.describe_backup_vault(response.path.split("/")[-2])


def _teach_setting(operation: str, attribute: str) -> None:
    """Vaults learn one setting of their own: put_OPERATION keeps what the call says, get_OPERATION answers with it."""

    def put(self: BackupResponse) -> str:
        setattr(_vault(self), attribute, json.loads(self.body))
        return "{}"

    def get(self: BackupResponse) -> str:
        vault = _vault(self)
        held: dict[str, Any] | None = getattr(vault, attribute, None)
        if held is None:
            raise ResourceNotFoundException(msg=f"{vault.backup_vault_name} has no {attribute}")
        return json.dumps(
            {"BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn, **held}
        )

    setattr(BackupResponse, f"put_{operation}", put)
    setattr(BackupResponse, f"get_{operation}", get)


def _list_tags(self: BackupResponse) -> str:
    """moto's own takes the path to end with a slash, which not every client sends."""
    arn = unquote(self.path.split("/tags/")[-1].rstrip("/"))
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})


BackupResponse.list_tags = _list_tags
_teach_setting("backup_vault_access_policy", "access_policy")
_teach_setting("backup_vault_notifications", "notifications")
for path in ("access-policy", "notification-configuration"):
    urls.url_paths[f"{{0}}/backup-vaults/(?P<name>[^/]+)/{path}$"] = BackupResponse.dispatch


def _described(self: Vault, describe: Callable[[Vault], dict[str, Any]] = Vault.to_list_dict) -> dict[str, Any]:
    return {**describe(self), "VaultType": getattr(self, "vault_type", "BACKUP_VAULT")}


Vault.to_list_dict = _described


@teaches("AWS::Backup::LogicallyAirGappedBackupVault", "BackupVaultName")
def air_gapped_vault(request: Request) -> Made:
    """A vault that is locked in compliance mode from its creation on, which no call can change."""
    properties = {**request.properties, "BackupVaultName": request.name}
    bounds = ("MinRetentionDays", "MaxRetentionDays")
    made = request.call(
        "backup", "create_backup_vault", properties, drop=("AccessPolicy", "EncryptionKeyArn", "Notifications", *bounds)
    )
    named = {"BackupVaultName": made["BackupVaultName"]}
    retention = {bound: int(properties[bound]) for bound in bounds}
    request.call("backup", "put_backup_vault_lock_configuration", {**named, **retention})
    if "AccessPolicy" in properties:
        request.call("backup", "put_backup_vault_access_policy", {**named, "Policy": properties["AccessPolicy"]})
    vault = backup_backends[request.account][request.region].describe_backup_vault(made["BackupVaultName"])
    vault.lock_date = vault.creation_date
    vault.vault_type = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
    return Made(
        ref=made["BackupVaultName"],
        attributes={
            "BackupVaultArn": made["BackupVaultArn"],
            "VaultState": "AVAILABLE",
            "VaultType": vault.vault_type,
        },
    )


@teaches("AWS::Backup::BackupVault", "BackupVaultName")
def vault(request: Request) -> Made:
    settings = ("AccessPolicy", "LockConfiguration", "Notifications")
    made = request.call(
        "backup", "create_backup_vault", {**request.properties, "BackupVaultName": request.name}, drop=settings
    )
    named = {"BackupVaultName": made["BackupVaultName"]}
    properties = request.properties
    if "AccessPolicy" in properties:
        request.call("backup", "put_backup_vault_access_policy", {**named, "Policy": properties["AccessPolicy"]})
    if "LockConfiguration" in properties:
        request.call("backup", "put_backup_vault_lock_configuration", {**named, **properties["LockConfiguration"]})
    if "Notifications" in properties:
        request.call("backup", "put_backup_vault_notifications", {**named, **properties["Notifications"]})
    return Made(
        ref=made["BackupVaultName"],
        attributes={"BackupVaultName": made["BackupVaultName"], "BackupVaultArn": made["BackupVaultArn"]},
    )


@teaches("AWS::Backup::BackupPlan")
def plan(request: Request) -> Made:
    made = request.call(
        "backup",
        "create_backup_plan",
        request.properties,
        rename={"BackupPlanRule": "Rules", "TargetBackupVault": "TargetBackupVaultName"},
    )
    return Made(
        ref=made["BackupPlanId"],
        attributes={key: made[key] for key in ("BackupPlanId", "BackupPlanArn", "VersionId")},
    )
