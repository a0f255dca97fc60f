"""Loading the law from its dated files: a value without unit, source or date does not load, by file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from sevenlooks.errors import BadLaw
from sevenlooks.language import Text
from sevenlooks.law.citations import Citation
from sevenlooks.law.parameters import NATION, Parameter, Value


@dataclass(frozen=True)
class Law:
    """The rulebook's parameters and citations, a site's own values merged in. `digest` names exactly these values."""

    parameters: dict[str, Parameter]
    citations: dict[str, Citation]
    digest: str

    def __getitem__(self, name: str) -> Parameter:
        return self.parameters[name]


class _Lines(yaml.SafeLoader):
    """Keeps with every mapping the line it stands on, and refuses a key said twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            raise yaml.MarkedYAMLError(problem="a key stands twice", problem_mark=node.start_mark)
        return {**mapping, "__line__": node.start_mark.line + 1}


def load_law(site: Path | None = None) -> Law:
    """The project's law, with a site's `law/*.yaml` over it. BadLaw names the file and line of what does not load."""
    own = sorted(files("sevenlooks.law").joinpath("parameters").iterdir(), key=lambda f: f.name)
    sources = [(f"law/{f.name}", f.read_text("utf-8")) for f in own if f.name.endswith(".yaml")]
    local = [] if site is None else sorted((site / "law").glob("*.yaml"))
    sources += [(str(path), path.read_text("utf-8")) for path in local]
    parameters: dict[str, Parameter] = {}
    for name, text in sources:
        for parameter in _parameters(name, text, parameters):
            parameters[parameter.name] = parameter
    cites = files("sevenlooks.law").joinpath("citations.yaml").read_text("utf-8")
    digest = hashlib.sha256("\n".join(text for _, text in sources).encode()).hexdigest()
    return Law(parameters, {c.key: c for c in _citations("law/citations.yaml", cites)}, digest)


def _parameters(name: str, text: str, known: dict[str, Parameter]) -> Iterator[Parameter]:
    for key, entry in _entries(name, text):
        where = f"{name}:{entry['__line__']}"
        old = known.get(key)
        unit = entry.get("unit") or (old.unit if old else None)
        if not unit or (old and unit != old.unit):
            raise _bad(where, "unit", key)
        title = Text(**_words(entry["title"], where)) if "title" in entry else (old.title if old else None)
        if title is None:
            raise _bad(where, "title", key)
        values = [_value(name, key, v) for v in _listed(entry, where)]
        yield Parameter(key, title, unit, (*(old.values if old else ()), *values))


def _value(name: str, key: str, entry: Any) -> Value:
    if not isinstance(entry, dict):
        raise _bad(name, "value", key)
    where = f"{name}:{entry['__line__']}"
    for part in ("value", "from", "place", "cites"):
        if entry.get(part) in (None, ""):
            raise _bad(where, part, key)
    for part in ("from", "until", "published"):
        if part in entry and not isinstance(entry[part], date):
            raise _bad(where, part, key)
    place = str(entry["place"])
    if place != "nation" and not (place.isdigit() and len(place) == 6):
        raise _bad(where, "place", key)
    return Value(
        value=entry["value"],
        since=entry["from"],
        place=NATION if place == "nation" else place,
        cites=entry["cites"],
        published=entry.get("published"),
        until=entry.get("until"),
        where=where,
    )


def _citations(name: str, text: str) -> Iterator[Citation]:
    for key, entry in _entries(name, text):
        where = f"{name}:{entry['__line__']}"
        for part in ("title", "issuer", "source"):
            if part not in entry:
                raise _bad(where, part, key)
        yield Citation(
            key=key,
            title=Text(**_words(entry["title"], where)),
            issuer=Text(**_words(entry["issuer"], where)),
            number=entry.get("number", ""),
            since=entry.get("from"),
            reported=bool(entry.get("reported")),
            source=entry["source"],
        )


def _entries(name: str, text: str) -> Iterable[tuple[str, dict]]:
    try:
        read = yaml.load(text, Loader=_Lines) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _bad(f"{name}:{line}", "YAML", error.problem or "") from None
    if not isinstance(read, dict):
        raise _bad(f"{name}:1", "YAML", "")
    read.pop("__line__", None)
    for key, entry in read.items():
        if not isinstance(entry, dict):
            raise _bad(f"{name}:1", "YAML", key)
        yield key, entry


def _listed(entry: dict, where: str) -> list:
    values = entry.get("values")
    if not isinstance(values, list) or not values:
        raise _bad(where, "values", "")
    return values


def _words(pair: Any, where: str) -> dict[str, str]:
    if not isinstance(pair, dict) or not pair.get("zh") or not pair.get("en"):
        raise _bad(where, "zh/en", "")
    return {"zh": str(pair["zh"]), "en": str(pair["en"])}


def _bad(where: str, part: str, key: str) -> BadLaw:
    return BadLaw(
        "法规文件 {where}:“{key}”的“{part}”缺失或无法读取。每个值须写明 value、from、place、unit、cites。",
        "Law file {where}: “{part}” of “{key}” is missing or cannot be read. "
        "Every value states value, from, place, unit and cites.",
        where=where,
        part=part,
        key=key,
    )
