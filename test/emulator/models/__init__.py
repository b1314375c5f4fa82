"""What moto is taught, by service: resource types of CloudFormation, and what the calls of runbooks rely on. Importing this
package teaches all of it.

To teach another type: a function under `@teaches` here, and a reader with the attributes to compare in `read-back/`. A type
that no backend of moto can hold goes into `recorded.json`, with the reason.
"""

import importlib
import pkgutil

for module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{module.name}")
