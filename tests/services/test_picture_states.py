"""What is known of the originals of pictures."""

import os

from editor_app.services.desk import Desk
from editor_app.services.picture_states import DAMAGED, MISSING, PictureStates
from tests.services.press import photograph


def test_an_original_is_read_to_its_end_once(desk: Desk) -> None:
    picture = desk.pictures.get(desk.pictures.add(photograph(), "ferry.jpg").created)
    file = desk.media_folder / picture.file_name
    assert PictureStates(desk).of(picture) == ""
    # Known by size and time from now on: what nobody touched is not read again.
    found = file.stat()
    file.write_bytes(b"x" * found.st_size)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert PictureStates(desk).of(picture) == ""
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    states = PictureStates(desk)
    assert states.of(picture) == states.of(picture) == DAMAGED


def test_what_a_look_shows(desk: Desk) -> None:
    picture = desk.pictures.get(desk.pictures.add(photograph(), "ferry.jpg").created)
    file = desk.media_folder / picture.file_name
    file.write_bytes(b"")
    assert PictureStates(desk).of(picture) == DAMAGED
    file.unlink()
    assert PictureStates(desk).of(picture) == MISSING
    file.mkdir()
    assert PictureStates(desk).of(picture) == DAMAGED
