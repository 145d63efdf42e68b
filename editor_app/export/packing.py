"""ZIP files of which the same members always give the same bytes, kept members being copied raw."""

import calendar
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_TIME = 0x5455
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_PIECE = 1 << 20
# What a ZIP file can say: years of its own clock, and seconds of the Unix clock in 31 bits.
_FIRST, _LAST = 315_532_800, 2**31 - 2
NANO = 1_000_000_000


def packed(path: str, data: bytes, mtime_ns: int) -> tuple[zipfile.ZipInfo, bytes]:
    """Return a member and its bytes, deflated where that makes it smaller."""
    member = _member(path, mtime_ns)
    deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = deflater.compress(data) + deflater.flush()
    raw = small if len(small) < len(data) else data
    member.compress_type = zipfile.ZIP_DEFLATED if raw is small else zipfile.ZIP_STORED
    member.CRC, member.file_size, member.compress_size = zlib.crc32(data), len(data), len(raw)
    return member, raw


def kept(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a member of another ZIP file as it stands in a new one."""
    made = _member(member.filename, time_of(member))
    made.compress_type, made.CRC = member.compress_type, member.CRC
    made.file_size, made.compress_size = member.file_size, member.compress_size
    made.external_attr = member.external_attr
    return made


def add(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: BinaryIO) -> None:
    """Write a member with the raw bytes that `source` has from where it stands."""
    out = archive.fp
    if out is None:
        raise ValueError("The archive is closed.")
    member.header_offset = out.tell()
    out.write(member.FileHeader(zip64=member.file_size > zipfile.ZIP64_LIMIT))
    for piece in _pieces(source, member.compress_size):
        out.write(piece)
    archive.filelist.append(member)
    archive.NameToInfo[member.filename] = member
    archive.start_dir = out.tell()


def find_raw(source: BinaryIO, member: zipfile.ZipInfo) -> None:
    """Go to where the raw bytes of a member begin."""
    source.seek(member.header_offset)
    head = source.read(_LOCAL_HEADER.size)
    if len(head) < _LOCAL_HEADER.size:
        raise zipfile.BadZipFile(member.filename)
    *_, name, extra = _LOCAL_HEADER.unpack(head)
    source.seek(name + extra, 1)


def time_of(member: zipfile.ZipInfo) -> int:
    """Return the time of a member, in nanoseconds; ours are in UTC."""
    return calendar.timegm((*member.date_time, 0, 0, 0)) * NANO


def _member(path: str, mtime_ns: int) -> zipfile.ZipInfo:
    seconds = min(max(mtime_ns // NANO, _FIRST), _LAST) // 2 * 2
    member = zipfile.ZipInfo(path, _utc(seconds))
    member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
    member.extra = struct.pack("<HHBl", _TIME, 5, 1, seconds)
    return member


def _utc(seconds: int) -> tuple[int, int, int, int, int, int]:
    year, month, day, hour, minute, second, *_ = time.gmtime(seconds)
    return year, month, day, hour, minute, second


def _pieces(source: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        piece = source.read(min(size, _PIECE))
        if not piece:
            raise zipfile.BadZipFile("A member is cut short.")
        size -= len(piece)
        yield piece
