"""RDS: what moto's instances leave out of what runbooks rely on, and what a restore leaves at its default.

Resource ids differ, a parameter group takes effect with a restart, and RDS refuses a name that another instance has.

https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Associating.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html
"""

from __future__ import annotations

import copy
from typing import Any

from moto.moto_api._internal import mock_random
from moto.rds.exceptions import DBInstanceAlreadyExists
from moto.rds.models import DBInstance, RDSBackend

# Of the configuration of its source, all that a restore takes over; whatever else it is not given gets a default.
KEPT = (
    "allocated_storage",
    "backup_retention_period",
    "db_instance_class",
    "db_name",
    "engine",
    "engine_version",
    "iops",
    "kms_key_id",
    "license_model",
    "master_username",
    "port",
    "storage_encrypted",
)

_create = DBInstance.__init__
_modify = RDSBackend.modify_db_instance
_reboot = RDSBackend.reboot_db_instance


def _create_whole(self: DBInstance, *args: Any, **settings: Any) -> None:
    _create(self, *args, **settings)
    self.dbi_resource_id = f"db-{mock_random.get_random_string(length=26).upper()}"
    self.monitoring_interval = settings.get("monitoring_interval", 0)
    self.monitoring_role_arn = settings.get("monitoring_role_arn")
    self.parameter_apply_status = "in-sync"


def _modify_or_refuse(self: RDSBackend, identifier: str, settings: dict[str, Any]) -> DBInstance:
    if settings.get("new_db_instance_identifier", "") in self.databases:
        raise DBInstanceAlreadyExists()
    before = self.describe_db_instances(identifier)[0].db_parameter_group_name
    changed = _modify(self, identifier, settings)
    if changed.db_parameter_group_name != before:
        changed.parameter_apply_status = "pending-reboot"
    return changed


def _restart(self: RDSBackend, identifier: str) -> DBInstance:
    restarted = _reboot(self, identifier)
    restarted.parameter_apply_status = "in-sync"
    return restarted


def _parameter_groups(self: DBInstance) -> list[Any]:
    """The group is that of all its instances, the status that of one."""
    groups = [copy.copy(group) for group in self.db_parameter_groups()]
    for group in groups:
        group.ParameterApplyStatus = self.parameter_apply_status
    return groups


def _restore(self: RDSBackend, source: DBInstance, identifier: str, settings: dict[str, Any]) -> DBInstance:
    kept = {name: getattr(source, name) for name in KEPT}
    given = {name: value for name, value in settings.items() if value is not None}
    defaults = {"storage_type": "gp3", "publicly_accessible": False}
    return self.create_db_instance({**kept, **defaults, **given, "db_instance_identifier": identifier})


def _from_snapshot(self: RDSBackend, snapshot_id: str, settings: dict[str, Any]) -> DBInstance:
    [snapshot] = self.describe_db_snapshots(None, db_snapshot_identifier=snapshot_id)
    # Without tags of its own the restored instance has those of the source.
    tags = settings.get("tags") or snapshot.database.tags
    return _restore(self, snapshot.database, settings["db_instance_identifier"], {**settings, "tags": tags})


def _to_point_in_time(self: RDSBackend, source: str, target: str, settings: dict[str, Any]) -> DBInstance:
    [instance] = self.describe_db_instances(source)
    return _restore(self, instance, target, settings)


DBInstance.__init__ = _create_whole
DBInstance.db_parameter_group_status_list = property(_parameter_groups)
RDSBackend.modify_db_instance = _modify_or_refuse
RDSBackend.reboot_db_instance = _restart
RDSBackend.restore_db_instance_from_db_snapshot = _from_snapshot
RDSBackend.restore_db_instance_to_point_in_time = _to_point_in_time
