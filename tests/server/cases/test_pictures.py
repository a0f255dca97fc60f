"""What a picture tells: different ones are not the same, the same one is known again."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import combinations

import pytest
from PIL import Image
from tests.server.cases.drawn import as_jpeg, once_more, page, room

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import pictures
from sevenlooks.server.cases.pictures import look_at

WAYS = ((0.5, 75, 1.0), (0.25, 50, 1.0), (0.6, 30, 1.0), (0.5, 70, 1.15), (0.5, 70, 0.85))


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("draw", (room, page))
def test_different_pictures_are_not_the_same(draw: object) -> None:
    fine = [look_at(as_jpeg(draw(seed))).fine for seed in range(15)]  # type: ignore[operator]
    assert min(apart(one, other) for one, other in combinations(filter(None, fine), 2)) > pictures.BOUND + 10


@pytest.mark.parametrize("draw", (room, page))
def test_the_same_picture_is_known_again(draw: object) -> None:
    for seed in range(8):
        picture = draw(seed)  # type: ignore[operator]
        first = look_at(as_jpeg(picture))
        for way in WAYS if first.fine else ():
            again = look_at(once_more(picture, *way))
            assert pictures.same(first.fine, again.fine)
            far = [(one ^ other).bit_count() for one, other in zip(first.quarters, again.quarters, strict=True)]
            assert sum(far) <= pictures.COARSE_BOUND and min(far) <= 1


def test_plain_pictures_are_never_the_same() -> None:
    white, black = (look_at(as_jpeg(Image.new("RGB", (400, 300), colour))) for colour in ("white", "black"))
    assert white.fine == black.fine == "" and white.quarters == (None,) * 4
    assert not pictures.same(white.fine, black.fine)


def test_a_picture_turned_by_its_note_is_the_same() -> None:
    picture = room(3)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = io.BytesIO()
    picture.rotate(90, expand=True).save(turned, "JPEG", quality=85, exif=exif)
    assert pictures.same(look_at(as_jpeg(picture)).fine, look_at(turned.getvalue()).fine)


def test_the_time_is_the_cameras_and_here_unless_it_says_where() -> None:
    taken = "2024:03:02 10:20:00"
    assert look_at(as_jpeg(room(1))).taken_at is None
    assert look_at(as_jpeg(room(1), taken=taken)).taken_at == datetime(2024, 3, 2, 2, 20, tzinfo=UTC)
    assert look_at(as_jpeg(room(1), taken=taken, zone="+09:00")).taken_at == datetime(2024, 3, 2, 1, 20, tzinfo=UTC)
    for wrong in ("2999:01:01 00:00:00", "0000:00:00 00:00:00", "yesterday"):
        assert look_at(as_jpeg(room(1), taken=wrong)).taken_at is None


def test_small_pictures_carry_no_notes() -> None:
    small = Image.open(io.BytesIO(pictures.small(as_jpeg(room(1), taken="2024:03:02 10:20:00", gps=True))))
    assert not small.getexif() and small.width <= 320 and small.height <= 240


def test_what_cannot_be_read_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_jpeg(room(1))
    for broken in (b"", b"\xff\xd8\xff", whole[: len(whole) // 2], b"\x89PNG\r\n\x1a\n" + bytes(50)):
        with pytest.raises(BadRequest, match="broken"):
            look_at(broken)
    monkeypatch.setattr(pictures, "MOST_POINTS", 800 * 600 - 1)
    with pytest.raises(BadRequest, match="too large"):
        look_at(whole)
