"""AWS Backup: moto's CloudFormation skips it, and its vaults know neither access policies nor notifications."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.models import Vault
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
