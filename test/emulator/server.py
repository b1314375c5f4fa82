"""The embedded AWS emulator: moto, taught the resource types that our stages use.

Usage: python -I server.py PORT. It ends when its standard input closes, so that it never outlives the process that
started it, however that process ends.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback


def end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(0)


def fail_stacks_that_fail() -> None:
    """A resource that cannot be made fails its stack, as on AWS.

    moto lets the error out as a server error, which the CLI tries again until it finds the stack half-made and calls it
    complete.
    """
    from moto.cloudformation.models import Stack

    create_resources = Stack.create_resources

    def create_or_fail(self: Stack) -> None:
        try:
            create_resources(self)
        except Exception as error:  # whatever it is, the stack is not complete
            traceback.print_exc()
            print(f"ERROR: stack {self.name}: {error}", file=sys.stderr, flush=True)
            self.status = "CREATE_FAILED"
            self._add_stack_event("CREATE_FAILED", resource_status_reason=str(error))

    Stack.create_resources = create_or_fail


def main() -> None:
    port = sys.argv[1]
    os.environ["EMULATOR_ENDPOINT"] = f"http://127.0.0.1:{port}"
    threading.Thread(target=end_with_parent, daemon=True).start()

    import moto.server

    # An isolated Python does not look beside the script.
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import models  # noqa: F401  teaches by being imported

    fail_stacks_that_fail()
    moto.server.main(["-H", "127.0.0.1", "-p", port])


if __name__ == "__main__":
    main()
