from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from servanda.kernel.base import Json
from servanda.record.entries import Entry
from servanda.record.files import read_jsonl_record, read_record
from servanda.record.flaws import InputError
from servanda.record.store import CHAIN_START, Head, Outcome, Register, chain, link_bytes
from servanda.stores.folder import read_folder
from servanda.stores.sqlite import SqliteStore
from tests.record.rows import CAME_IN, RELEASE, entry, taken


def some(count: int, start: int = 1) -> list[Entry]:
    """Entries that all differ."""
    return [
        entry(0, RELEASE | {"id": f"r{n}", "amount": n}, recorded=CAME_IN + n)
        for n in range(start, start + count)
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(path, create=True) as opened:
        yield opened


def refusal(path: Path, *, create: bool = False) -> str:
    """The code with which a file is refused."""
    with pytest.raises(InputError) as caught, SqliteStore(path, create=create):
        pass
    assert caught.value.diagnostics[0].hint
    return caught.value.diagnostics[0].code


# ---------------------------------------------------------------------------- adding and reading


def test_what_was_added_is_read_back_in_order_with_positions_from_one(store: SqliteStore) -> None:
    entries = some(5)
    placed = store.append(entries)
    assert [p.outcome for p in placed] == [Outcome.ADDED] * 5
    assert list(store.read()) == [e.at(n) for n, e in enumerate(entries, start=1)]
    assert [e.seq for e in store.read(2, 4)] == [2, 3, 4]
    assert not store.verify()


def test_the_head_is_the_chain_over_the_entries(store: SqliteStore, path: Path) -> None:
    assert store.head() == Head(0, CHAIN_START)
    entries = some(5)
    store.append(entries[:2])
    noted = store.head()
    store.append(entries[2:])
    assert store.head() == Head(5, chain(entries))
    assert store.head_at(2) == noted
    with SqliteStore(path, read_only=True) as again:
        assert again.head() == store.head()


def test_adding_the_same_again_adds_nothing_and_says_where_it_is(store: SqliteStore) -> None:
    store.append(some(3))
    head = store.head()
    later = [replace(e, recorded=e.recorded + 9) for e in some(3)]
    placed = store.append(later)
    assert [(p.outcome, p.entry.seq) for p in placed] == [(Outcome.ALREADY, n) for n in (1, 2, 3)]
    assert store.head() == head


def test_the_same_reference_with_other_content_is_not_added(store: SqliteStore) -> None:
    store.append(some(1))
    other = entry(0, RELEASE | {"id": "r1", "amount": 99}, recorded=CAME_IN + 50)
    (placed,) = store.append([other])
    assert (placed.outcome, placed.entry.seq) == (Outcome.TAKEN, 1)
    assert store.head().size == 1


def test_a_batch_is_judged_by_what_comes_before_in_the_same_batch(store: SqliteStore) -> None:
    first, second = some(2)
    outcomes = [
        p.outcome for p in store.append([first, first, second, replace(second, recorder="x")])
    ]
    assert outcomes == [Outcome.ADDED, Outcome.ALREADY, Outcome.ADDED, Outcome.TAKEN]


def test_nothing_is_recorded_before_what_is_on_record(store: SqliteStore) -> None:
    first, second = some(2)
    store.append([second])
    (placed,) = store.append([first])
    assert (placed.outcome, placed.entry.seq) == (Outcome.EARLIER, 1)


def test_the_register_of_files_and_the_store_admit_alike(store: SqliteStore, seed: int) -> None:
    rng = random.Random(seed)
    register = Register()
    seen: set[Outcome] = set()
    for n in range(200):
        ref = rng.choice([None, "a", "b", f"n{n}"])
        row: dict[str, Json] = (
            RELEASE | {"amount": rng.randint(1, 40)} | ({"id": ref} if ref else {})
        )
        made = entry(
            0, row, recorder=rng.choice(["x", "y"]), recorded=CAME_IN + n - rng.choice([0, 5])
        )
        (placed,) = store.append([made])
        assert placed == register.admit(made)
        seen.add(placed.outcome)
    assert seen == set(Outcome)


# --------------------------------------------------------------------------------- append-only


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = x'00'",
        "UPDATE entries SET seq = 9 WHERE seq = 1",
        "DELETE FROM entries",
        "DELETE FROM entries WHERE seq = 3",
        "INSERT OR REPLACE INTO entries SELECT 1, id, content, ref, 1, body, chain FROM entries",
        "INSERT OR REPLACE INTO entries SELECT 4, id, 'x', 'x', 1, body, chain FROM entries",
        "INSERT OR REPLACE INTO entries SELECT 4, 'x', content, 'x', 1, body, chain FROM entries",
        "INSERT OR REPLACE INTO entries SELECT 4, 'x', 'x', ref, 1, body, chain FROM entries",
        "INSERT INTO entries SELECT 9, 'x', 'x', 'x', 1, body, chain FROM entries",
    ],
)
def test_the_table_itself_refuses_every_change_but_an_addition_at_the_end(
    store: SqliteStore, path: Path, statement: str
) -> None:
    store.append(some(3))
    before = list(store.read())
    with sqlite3.connect(path) as other, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        other.execute(statement)
    other.close()
    assert list(store.read()) == before
    assert not store.verify()


@pytest.mark.parametrize("statement", ["UPDATE rejected SET row = ''", "DELETE FROM rejected"])
def test_rejected_rows_stay_as_they_came(store: SqliteStore, path: Path, statement: str) -> None:
    rows = taken("{", RELEASE | {"tiem": "x"}).rejected
    store.set_aside(rows, CAME_IN, "desk")
    store.set_aside(rows, CAME_IN + 1, "desk")
    with sqlite3.connect(path) as other, pytest.raises(sqlite3.IntegrityError, match="as it came"):
        other.execute(statement)
    other.close()
    assert tuple(store.rejected()) == rows


# -------------------------------------------------------------------------------- durability


def test_an_acknowledged_batch_is_synced_before_the_answer(store: SqliteStore) -> None:
    assert store._pragma("synchronous") == 2, "FULL: every commit is synced"
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_batch_that_fails_half_way_leaves_nothing_behind(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append(some(2))
    head = store.head()

    made: list[bytes] = []

    def fails_at_the_second(value: bytes, data: bytes) -> bytes:
        made.append(data)
        if len(made) > 1:
            raise OSError("disk full")
        return link_bytes(value, data)

    monkeypatch.setattr("servanda.stores.sqlite.link_bytes", fails_at_the_second)
    with pytest.raises(OSError, match="disk full"):
        store.append(some(5, start=3))
    assert store.head() == head
    monkeypatch.undo()
    store.append(some(5, start=3))
    assert store.head() == Head(7, chain(some(7)))


def test_a_process_killed_inside_a_batch_leaves_nothing_of_it_behind(path: Path) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(2))
        head = store.head()
    child = textwrap.dedent(
        f"""
        import os, pathlib
        from servanda.stores import sqlite
        from tests.record.test_store import some
        sound, made = sqlite.link_bytes, []
        def dies_at_the_second(value, data):
            made.append(data)
            if len(made) > 1:
                os.kill(os.getpid(), 9)
            return sound(value, data)
        sqlite.link_bytes = dies_at_the_second
        sqlite.SqliteStore(pathlib.Path({str(path)!r})).append(some(5, start=3))
        """
    )
    done = subprocess.run([sys.executable, "-c", child], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    with SqliteStore(path) as store:
        assert store.head() == head
        assert not store.verify()
        store.append(some(5, start=3))
        assert store.head().size == 7


def test_two_writers_wait_for_each_other_and_lose_nothing(path: Path) -> None:
    with SqliteStore(path, create=True) as one, SqliteStore(path) as two:
        for n in range(1, 21):
            (one if n % 2 else two).append(some(1, start=n))
        assert one.head() == two.head() == Head(20, chain(some(20)))


# ---------------------------------------------------------------------------------- verification


def tamper(path: Path, statement: str, *values: object) -> None:
    """Changes a record as somebody with a database tool would: triggers first."""
    other = sqlite3.connect(path, isolation_level=None)
    for (name,) in other.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall():
        other.execute(f"DROP TRIGGER {name}")
    other.execute(statement, values)
    other.close()


def flipped(data: bytes, bit: int) -> bytes:
    """The bytes with one bit turned over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


def test_any_bit_turned_over_in_a_stored_entry_is_caught(path: Path, full: bool) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(3))
    body = sqlite3.connect(path).execute("SELECT body FROM entries WHERE seq = 2").fetchone()[0]
    for bit in range(0, 8 * len(body), 1 if full else 7):
        tamper(path, "UPDATE entries SET body = ? WHERE seq = 2", flipped(body, bit))
        with SqliteStore(path) as store:
            found = store.verify()
        assert any(line.startswith("entry 2:") for line in found), f"bit {bit}"
    tamper(path, "UPDATE entries SET body = ? WHERE seq = 2", body)
    with SqliteStore(path) as store:
        assert not store.verify()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET id = 'sha256:00' WHERE seq = 2",
        "UPDATE entries SET content = 'sha256:00' WHERE seq = 2",
        "UPDATE entries SET ref = 'r9' WHERE seq = 2",
        "UPDATE entries SET ref = NULL WHERE seq = 2",
        "UPDATE entries SET recorded = recorded - 1 WHERE seq = 2",
        "UPDATE entries SET chain = zeroblob(32) WHERE seq = 2",
        "UPDATE entries SET chain = zeroblob(32) WHERE seq = 3",
        "UPDATE entries SET seq = 7 WHERE seq = 3",
        "DELETE FROM entries WHERE seq = 1",
        "DELETE FROM entries WHERE seq = 2",
    ],
)
def test_every_changed_column_and_missing_entry_is_caught(path: Path, change: str) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(3))
    tamper(path, change)
    with SqliteStore(path) as store:
        assert store.verify()


def test_a_rewritten_record_shows_only_against_a_head_noted_elsewhere(path: Path) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(3))
        noted = store.head()
    tamper(path, "DELETE FROM entries WHERE seq = 3")
    with SqliteStore(path) as store:
        store.append(some(1, start=9))
        assert not store.verify(), "it agrees with itself: that is all it can say alone"
        assert store.verify([noted]) == (f"head {noted}: this record never had it",)


def test_a_head_noted_earlier_still_holds_when_the_record_has_grown(store: SqliteStore) -> None:
    heads = [store.head()]
    for n in range(1, 6):
        store.append(some(1, start=n))
        heads.append(store.head())
    assert not store.verify(heads)


def test_any_byte_of_the_file_that_changes_what_is_read_is_caught(
    path: Path, seed: int, full: bool
) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(6))
        before, head = list(store.read()), store.head()
    whole = path.read_bytes()
    rng = random.Random(seed)
    caught = 0
    for _ in range(4_000 if full else 400):
        path.write_bytes(flipped(whole, rng.randrange(8 * len(whole))))
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        caught += _noticed(path, before, head)
    assert caught > 20


def _noticed(path: Path, before: list[Entry], head: Head) -> bool:
    """Whether the flip was noticed; it must be, unless nothing that is read has changed."""
    try:
        with SqliteStore(path) as store:
            if store.verify():
                return True
            assert list(store.read()) == before
            assert store.head() == head
    except (InputError, sqlite3.Error):
        return True
    return False


# ------------------------------------------------------------------------------ whose file it is


def test_a_file_that_is_no_record_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_text("not a record\n")
    assert refusal(path, create=True) == "R202"
    assert path.read_text() == "not a record\n"


def test_somebody_elses_database_is_refused_and_left_as_it_was(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    assert refusal(path, create=True) == "R202"
    assert sqlite3.connect(path).execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]


def test_a_record_of_another_version_is_refused_and_never_guessed_at(path: Path) -> None:
    SqliteStore(path, create=True).close()
    tamper(path, "PRAGMA user_version = 2")
    assert refusal(path) == "R121"


def test_an_entry_of_another_version_is_refused_and_never_guessed_at(path: Path) -> None:
    with SqliteStore(path, create=True) as store:
        store.append([replace(some(1)[0], schema=2)])
        with pytest.raises(InputError, match="R121"):
            list(store.read())
        assert store.verify()


def test_an_entry_with_changed_bytes_is_refused_where_it_is_read(path: Path) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(1))
    tamper(path, "UPDATE entries SET body = x'7b'")
    with SqliteStore(path) as store, pytest.raises(InputError, match="R203"):
        list(store.read())


@pytest.mark.parametrize("column", ["body", "chain"])
@pytest.mark.parametrize("value", ["NULL", "7", "'text'", "x'5b5d'"])
def test_a_damaged_file_that_gives_no_bytes_is_caught_like_any_other(
    path: Path, column: str, value: str
) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(2))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DROP TRIGGER entries_are_not_changed")
    other.execute("PRAGMA writable_schema = ON")
    other.execute(
        "UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT', ''), 'NOT NULL', '')"
        " WHERE name = 'entries'"
    )
    other.close()
    change = f"UPDATE entries SET {column} = {value} WHERE seq = 2"  # noqa: S608 - the two above
    tamper(path, change)
    with SqliteStore(path) as store:
        assert any(line.startswith("entry 2:") for line in store.verify())
        if column == "body":
            with pytest.raises(InputError, match="R203"):
                list(store.read())


def test_where_there_is_no_record_none_is_made_by_reading(path: Path) -> None:
    assert refusal(path) == "R201"
    assert not path.exists()


def test_reading_changes_nothing_in_the_file(path: Path) -> None:
    with SqliteStore(path, create=True) as store:
        store.append(some(2))
    before = path.read_bytes()
    with SqliteStore(path, read_only=True) as store:
        with pytest.raises(InputError, match="R209"):
            store.append(some(1, start=5))
        assert len(list(store.read())) == 2
    assert path.read_bytes() == before


# ------------------------------------------------------------------------------ records in files


def lines(rows: Sequence[dict[str, Json]]) -> str:
    """Rows as JSON lines."""
    return "\n".join(json.dumps(row) for row in rows)


def test_several_files_are_one_record_in_order_of_time() -> None:
    late = RELEASE | {"id": "late", "recorded": "2031-10-13T06:00:00Z"}
    early = RELEASE | {"id": "early", "recorded": "2031-10-12T06:00:00Z"}
    same_time = RELEASE | {"id": "same", "recorded": "2031-10-12T06:00:00Z"}
    entries, rejected = read_record(
        [("b.jsonl", lines([late, early])), ("a.jsonl", lines([same_time]))]
    )
    assert not rejected
    assert [(e.seq, e.ref) for e in entries] == [(1, "same"), (2, "early"), (3, "late")]


def test_what_files_say_twice_or_under_a_taken_reference_is_shown() -> None:
    row = RELEASE | {"id": "r1", "recorded": "2031-10-12T06:00:00Z"}
    entries, rejected = read_jsonl_record(
        lines([row, row, row | {"amount": 7}, {"type": "act"}]), "a.jsonl"
    )
    assert [e.ref for e in entries] == ["r1"]
    assert [(r.line, r.diagnostics[0].code) for r in rejected] == [
        (2, "R122"),
        (3, "R117"),
        (4, "R120"),
    ]


def test_a_case_is_read_from_its_files_until_it_has_a_record_of_its_own(tmp_path: Path) -> None:
    assert read_folder(tmp_path).head == Head(0, CHAIN_START)
    (tmp_path / "record").mkdir()
    row = RELEASE | {"id": "r1", "recorded": "2031-10-12T06:00:00Z"}
    (tmp_path / "record" / "a.jsonl").write_text(lines([row]))
    kept = read_folder(tmp_path)
    assert [e.ref for e in kept.entries] == ["r1"]
    assert kept.head == Head(1, chain(kept.entries))
    with SqliteStore(tmp_path / "record.sqlite", create=True) as store:
        store.append(some(2))
    assert [e.ref for e in read_folder(tmp_path).entries] == ["r1", "r2"]


def test_a_case_that_is_no_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="R206"):
        read_folder(tmp_path / "nowhere")
