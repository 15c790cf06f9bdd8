"""What all tests share: one profile for the random tests."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.golden_files"]

settings.register_profile(
    "rechallenge",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("rechallenge")
