"""The version of this package: that of the header.

Generated from the C header by python3 bindings/generate/python.py; do not edit.
"""

VERSION = "0.1.0"
