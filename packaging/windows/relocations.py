#!/usr/bin/env python3
"""Takes out of a DLL the base relocations that GNU ld 2.40 gives to offsets into thread-local storage.

Such an offset (IMAGE_REL_AMD64_SECREL in the objects) is the same wherever the DLL is loaded; with the relocation
the loader adds to it how far the DLL is from its preferred address, and the first access ends the program. They
are told by their type, HIGHLOW, which nothing else in a 64-bit DLL has, and each must hold an offset into .tls;
anything else is refused. They become entries of type ABSOLUTE, which the loader skips. Usage: relocations.py DLL
"""

import struct
import sys
from pathlib import Path

ABSOLUTE, HIGHLOW = 0, 3
PE32_PLUS, RELOCATION_DIRECTORY = 0x20B, 5


def sections(data: bytearray, header: int) -> list[tuple[str, int, int, int]]:
    """Name, address in memory, size and place in the file of each."""
    count, optional = struct.unpack_from("<H", data, header + 6)[0], struct.unpack_from("<H", data, header + 20)[0]
    found = []
    for number in range(count):
        entry = header + 24 + optional + 40 * number
        name = data[entry : entry + 8].rstrip(b"\0").decode()
        size, address, _, place = struct.unpack_from("<4I", data, entry + 8)
        found.append((name, address, size, place))
    return found


def place_of(address: int, parts: list[tuple[str, int, int, int]]) -> int:
    for _, start, size, place in parts:
        if start <= address < start + size:
            return place + address - start
    sys.exit(f"relocations.py: {address:#x} is in no section")


def main() -> int:
    path = Path(sys.argv[1])
    data = bytearray(path.read_bytes())
    header = struct.unpack_from("<I", data, 0x3C)[0]
    if data[header : header + 4] != b"PE\0\0" or struct.unpack_from("<H", data, header + 24)[0] != PE32_PLUS:
        sys.exit(f"{path}: no 64-bit DLL")
    parts = sections(data, header)
    storage = next((size for name, _, size, _ in parts if name == ".tls"), 0)
    start, size = struct.unpack_from("<2I", data, header + 24 + 112 + 8 * RELOCATION_DIRECTORY)
    block, changed = place_of(start, parts), 0
    end = block + size
    while block < end:
        page, length = struct.unpack_from("<2I", data, block)
        for entry in range(block + 8, block + length, 2):
            value = struct.unpack_from("<H", data, entry)[0]
            if value >> 12 != HIGHLOW:
                continue
            offset = struct.unpack_from("<I", data, place_of(page + (value & 0xFFF), parts))[0]
            if offset >= storage:
                sys.exit(f"{path}: a relocation of 32 bits at {page + (value & 0xFFF):#x} that is no offset into .tls")
            struct.pack_into("<H", data, entry, ABSOLUTE << 12)
            changed += 1
        block += length
    path.write_bytes(data)
    print(f"{changed} offsets into thread-local storage are relocated no more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
