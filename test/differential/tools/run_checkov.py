"""Runs rules of Checkov over the templates of a folder and writes, by file and rule, what each answers about the subject."""

import json
import logging
import sys
from pathlib import Path

from checkov.cloudformation.runner import Runner
from checkov.runner_filter import RunnerFilter

logging.disable(logging.CRITICAL)


def main(out: str, folder: str, rules: str, subject: str) -> None:
    report = Runner().run(
        root_folder=folder,
        runner_filter=RunnerFilter(framework=["cloudformation"], checks=rules.split(","), download_external_modules=False),
    )
    results: dict[str, dict[str, str]] = {}
    for record in report.passed_checks + report.failed_checks:
        if record.resource.endswith(f".{subject}"):
            name = Path(record.file_path).name
            results.setdefault(name, {})[record.check_id] = record.check_result["result"].value.lower()
    parsed = sorted(Path(name).name for name in report.parsing_errors)
    Path(out).write_text(json.dumps({"results": results, "notParsed": parsed}))


main(*sys.argv[1:])
