"""Names the wheel's platform, which build_wheel.py knows from the library that it puts inside."""

from __future__ import annotations

import os

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel

PLATFORM = os.environ.get("GLIA_WHEEL_PLATFORM")


class WithLibrary(Distribution):
    """What has a library inside goes where packages for one platform are installed."""

    def has_ext_modules(self) -> bool:
        """Whether there is machine code."""
        return PLATFORM is not None


class Wheel(bdist_wheel):
    """A wheel for every Python on one platform; without a library, for every platform."""

    def get_tag(self) -> tuple[str, str, str]:
        """Python, its ABI, the platform."""
        return ("py3", "none", PLATFORM or "any")


setup(cmdclass={"bdist_wheel": Wheel}, distclass=WithLibrary)
