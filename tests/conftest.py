"""What all tests share: one profile for the random tests."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.golden_files"]

settings.register_profile(
    "rechallenge",
    deadline=None,
    derandomize="CI" in os.environ,  # there one commit has one verdict; elsewhere it searches
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("rechallenge")
