"""AWS Backup: moto takes no backups and restores none. Here a job takes a snapshot of a database on RDS, and restores by the
operations of RDS with the metadata that it is given, as AWS Backup does, but at once.

https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartRestoreJob.html
https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-rds.html
"""

from __future__ import annotations

import json
import sys
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import InvalidParameterValueException, ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.iam.models import iam_backends
from moto.moto_api._internal import mock_random
from moto.rds.models import rds_backends

from .service_api import call, to_parameters

Properties = dict[str, Any]


def _held(backend: BackupBackend, kind: str) -> dict[str, Properties]:
    held: dict[str, Properties] = backend.__dict__.setdefault(kind, {})
    return held


def _recovery_point(backend: BackupBackend, arn: str) -> Properties:
    point = _held(backend, "recovery_points").get(arn)
    if point is None:
        raise ResourceNotFoundException(msg=f"no recovery point {arn}")
    return point


def _last(response: BackupResponse) -> str:
    return unquote(response.path.rstrip("/").split("/")[-1])


def _require_role(backend: BackupBackend, arn: str | None) -> None:
    roles = iam_backends[backend.account_id]["aws"].roles.values()
    if not any(role.arn == arn for role in roles):
        raise InvalidParameterValueException(msg=f"no role {arn}")


def _is_continuous(backend: BackupBackend, vault: str) -> bool:
    rules = [rule for plan in backend.plans.values() for rule in plan.backup_plan["Rules"]]
    return any(rule["TargetBackupVaultName"] == vault and rule.get("EnableContinuousBackup") for rule in rules)


def start_backup_job(self: BackupResponse) -> str:
    """Stands for the schedules of the plans: with a continuous rule into the vault it takes a continuous backup, too."""
    backend, asked = self.backup_backend, json.loads(self.body)
    vault = backend.describe_backup_vault(asked["BackupVaultName"])
    job = str(mock_random.uuid4())
    rds = rds_backends[backend.account_id][backend.region_name]
    [instance] = rds.describe_db_instances(asked["ResourceArn"])
    snapshot = rds.create_db_snapshot(
        instance.db_instance_identifier, f"awsbackup:job-{job}", snapshot_type="manual", tags=instance.tags
    )
    arns = [snapshot.arn]
    if _is_continuous(backend, vault.backup_vault_name):
        prefix = vault.backup_vault_arn.split(":backup-vault:")[0]
        arns.append(f"{prefix}:recovery-point:continuous:{instance.dbi_resource_id.lower()}-{job[:8]}")
    for arn in arns:
        _held(backend, "recovery_points")[arn] = {
            "RecoveryPointArn": arn,
            "BackupVaultName": vault.backup_vault_name,
            "BackupVaultArn": vault.backup_vault_arn,
            "ResourceArn": asked["ResourceArn"],
            "ResourceType": "RDS",
            "IamRoleArn": asked["IamRoleArn"],
            "Status": "COMPLETED",
        }
    return json.dumps({"BackupJobId": job})


def list_recovery_points_by_backup_vault(self: BackupResponse) -> str:
    name = unquote(self.path.split("/backup-vaults/")[-1].split("/")[0])
    resource = self.querystring.get("resourceArn", [None])[0]
    points = [
        point
        for point in _held(self.backup_backend, "recovery_points").values()
        if point["BackupVaultName"] == name and resource in (None, point["ResourceArn"])
    ]
    return json.dumps({"RecoveryPoints": points})


def describe_recovery_point(self: BackupResponse) -> str:
    point = _recovery_point(self.backup_backend, _last(self))
    if f"/{point['BackupVaultName']}/" not in self.path:
        raise ResourceNotFoundException(msg=f"no recovery point {point['RecoveryPointArn']} in that vault")
    return json.dumps(point)


def start_restore_job(self: BackupResponse) -> str:
    backend, asked = self.backup_backend, json.loads(self.body)
    point = _recovery_point(backend, asked["RecoveryPointArn"])
    _require_role(backend, asked.get("IamRoleArn"))
    if asked.get("ResourceType", "RDS") != point["ResourceType"]:
        raise InvalidParameterValueException(msg=f"a recovery point of {point['ResourceType']}")
    job: Properties = {"RestoreJobId": str(mock_random.uuid4()).upper(), **point}
    try:
        job["CreatedResourceArn"] = _restore(backend, point, asked)
        job["Status"] = "COMPLETED"
    except Exception as error:  # whatever it is, the job tells
        job.update(Status="FAILED", StatusMessage=str(error))
        print(f"restore job failed: {error}", file=sys.stderr, flush=True)
    _held(backend, "restore_jobs")[job["RestoreJobId"]] = job
    return json.dumps({"RestoreJobId": job["RestoreJobId"]})


def _restore(backend: BackupBackend, point: Properties, asked: Properties) -> str:
    metadata = dict(asked["Metadata"])
    metadata["VpcSecurityGroupIds"] = json.loads(metadata.get("VpcSecurityGroupIds", "[]"))
    database = point["ResourceArn"].split(":")[-1]
    rds = rds_backends[backend.account_id][backend.region_name]
    if asked.get("CopySourceTagsToRestoredResource") is True:
        metadata["Tags"] = rds.describe_db_instances(database)[0].tags
    if ":snapshot:" in point["RecoveryPointArn"]:
        operation = "restore_db_instance_from_db_snapshot"
        metadata["DBSnapshotIdentifier"] = point["RecoveryPointArn"].split(":snapshot:")[-1]
    else:
        operation = "restore_db_instance_to_point_in_time"
        metadata["SourceDBInstanceIdentifier"] = database
    rename = {} if "snapshot" in operation else {"DBInstanceIdentifier": "TargetDBInstanceIdentifier"}
    parameters = to_parameters(backend.region_name, "rds", operation, metadata, rename=rename)
    made = call(backend.account_id, backend.region_name, "rds", operation, parameters)["DBInstance"]
    return str(made["DBInstanceArn"])


def describe_restore_job(self: BackupResponse) -> str:
    job = _held(self.backup_backend, "restore_jobs").get(_last(self))
    if job is None:
        raise ResourceNotFoundException(msg=f"no restore job {_last(self)}")
    return json.dumps(job)


for operation in (
    start_backup_job,
    list_recovery_points_by_backup_vault,
    describe_recovery_point,
    start_restore_job,
    describe_restore_job,
):
    setattr(BackupResponse, operation.__name__, operation)
for path in (
    "backup-jobs",
    "backup-vaults/(?P<name>[^/]+)/recovery-points/?",
    "backup-vaults/(?P<name>[^/]+)/recovery-points/(?P<arn>.+)",
    "restore-jobs",
    "restore-jobs/(?P<job>[^/]+)",
):
    urls.url_paths[f"{{0}}/{path}$"] = BackupResponse.dispatch
