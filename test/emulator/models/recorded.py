"""Types that no backend of moto can hold: recorded, so that the stack goes on, and reported as recorded, never as created.

This is the reviewed list; the read-back refuses to call anything else recorded. Its answers to Fn::GetAtt are names that
look like no real value.
"""

from __future__ import annotations

import json
from pathlib import Path

from .teaching import Made, Request, teaches

LIST = Path(__file__).parent.parent / "recorded.json"


class Answers(dict):  # type: ignore[type-arg]
    """Answers every attribute."""

    def __init__(self, logical_id: str) -> None:
        super().__init__()
        self.logical_id = logical_id

    def __contains__(self, attribute: object) -> bool:
        return True

    def __getitem__(self, attribute: str) -> str:
        return f"recorded-{self.logical_id}-{attribute}"


def record(request: Request) -> Made:
    return Made(ref=f"recorded-{request.logical_id}", attributes=Answers(request.logical_id))


for cfn_type in json.loads(LIST.read_text(encoding="utf-8")):
    teaches(cfn_type)(record)
