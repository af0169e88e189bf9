"""What an image file says about itself in its first bytes: kind and size. Nothing is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAX_PIXELS = 50_000_000  # a camera's 8,000 × 6,000; more is a bomb or a mistake

_JPEG_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """Kind (`png`, `jpeg`, `gif`, `bmp`) and size in pixels."""

    kind: str
    width: int
    height: int

    @property
    def content_type(self) -> str:
        """The media type."""
        return f"image/{self.kind}"

    @property
    def extension(self) -> str:
        """The file extension, without dot."""
        return self.kind


def image_info(data: bytes) -> ImageInfo | None:
    """What the header says, or `None` when it is none of the four kinds or is damaged."""
    try:
        return _png(data) or _jpeg(data) or _gif(data) or _bmp(data)
    except (struct.error, IndexError):
        return None


def _png(data: bytes) -> ImageInfo | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return ImageInfo("png", width, height)


def _jpeg(data: bytes) -> ImageInfo | None:
    if data[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at < len(data) - 8:
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return ImageInfo("jpeg", width, height)
        if marker == 0xFF:
            at += 1
        elif 0xD0 <= marker <= 0xD8:  # standalone markers carry no length
            at += 2
        else:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _gif(data: bytes) -> ImageInfo | None:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    width, height = struct.unpack("<HH", data[6:10])
    return ImageInfo("gif", width, height)


def _bmp(data: bytes) -> ImageInfo | None:
    if data[:2] != b"BM" or len(data) < 26:
        return None
    width, height = struct.unpack("<ii", data[18:26])
    return ImageInfo("bmp", abs(width), abs(height))
