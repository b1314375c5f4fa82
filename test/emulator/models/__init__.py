"""What moto's CloudFormation is taught: one file for each service. Importing this package teaches it."""

import importlib
import pkgutil

for module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{module.name}")
