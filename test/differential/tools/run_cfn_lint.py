"""Runs cfn-lint over the templates of a folder and writes, by file, the rules that find an error."""

import json
import sys
from pathlib import Path

from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode_str
from cfnlint.runner import Runner


def main(out: str, folder: str, region: str) -> None:
    # One runner, which loads the rules once.
    runner = Runner(ConfigMixIn(regions=[region]))
    results = {}
    for path in sorted(Path(folder).glob("*.json")):
        template, errors = decode_str(path.read_text())
        matches = errors or list(runner.validate_template(template))
        results[path.name] = [match.rule.id for match in matches if match.rule.id.startswith("E")]
    Path(out).write_text(json.dumps(results))


main(*sys.argv[1:])
