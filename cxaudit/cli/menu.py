"""The menu of the bare command: what to do, for who has read nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

import click

from cxaudit.cli.commands import demo, prepare, report, resume, start
from cxaudit.cli.keeping import NOTHING_BEGUN
from cxaudit.cli.names import WORKBOOK, example_path, free, stem, workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.resume import latest_audits
from cxaudit.cli.signals import SIGNALS, Interrupted
from cxaudit.cli.sitting import user_here
from cxaudit.files import is_file
from cxaudit.interview.asking import Option, Stopped
from cxaudit.storage import example_id, is_example
from cxaudit.words import _

_Doings = list[tuple[str, Callable[[], object]]]
"""What can be done: what it is called, and how it is done."""

_SHOWN = 5
"""Audits that the menu offers to go on with, the latest first."""


def menu(context: click.Context, *, plain: bool) -> None:
    """Ask what to do, line by line where it is to be plain, and do it."""
    _do(_("Customer experience audit: what shall it be?"), _doings(context, plain=plain), plain=plain)


def _do(asked: str, doings: _Doings, *, plain: bool) -> None:
    """Ask for one of several things to do, and do it."""
    choices = [Option(str(number), title) for number, (title, _) in enumerate(doings)]
    try:
        with SIGNALS.sitting():
            chosen = user_here(plain=plain).pick(asked, choices)
    except (Stopped, KeyboardInterrupt) as stopped:
        raise Interrupted(_(NOTHING_BEGUN)) from stopped
    doings[int(chosen)][1]()


def _doings(context: click.Context, *, plain: bool) -> _Doings:
    """What can be done, and how it is done."""
    audits = {path: stem(path) for path in islice(latest_audits(), _SHOWN)}
    return [
        (_("start an audit"), partial(context.invoke, start, plain=plain)),
        *(
            (_("go on with {audit}", audit=name), partial(context.invoke, resume, audit=path, plain=plain))
            for path, name in audits.items()
        ),
        *(
            (_("make the workbook of {audit}", audit=name), _workbook_of(context, path))
            for path, name in audits.items()
        ),
        *_packs(context, audits, plain=plain),
        (_("see an example"), partial(_example, context, alone=False)),
        (_("see an example of somebody who works alone"), partial(_example, context, alone=True)),
        (_("leave"), lambda: None),
    ]


def _packs(context: click.Context, audits: Mapping[Path, str], *, plain: bool) -> _Doings:
    """Make a visit pack; where there are several audits, it is asked of which."""
    packs: _Doings = [
        (_("make the visit pack of {audit}", audit=name), partial(context.invoke, prepare, audit=path))
        for path, name in audits.items()
    ]
    if len(packs) < 2:
        return packs
    which = partial(_do, _("Of which audit?"), packs, plain=plain)
    return [(_("make a visit pack: what to take along, and question sheets"), which)]


def _example(context: click.Context, *, alone: bool) -> None:
    """Write an example, or what is missing of it, or say where it lies since the last time."""
    audit = example_path(example_id(alone=alone))
    example = workbook_path(audit)
    if is_example(audit) and is_file(example):
        write(_("{path}: the example, as it was written before", path=example))
    elif is_example(audit):
        context.invoke(report, audit=audit, output=example)
    else:
        context.invoke(demo, alone=alone)


def _workbook_of(context: click.Context, path: Path) -> Callable[[], object]:
    """Make a workbook beside those that are there already."""
    return lambda: context.invoke(report, audit=path, output=next(free(workbook_path(path), WORKBOOK)))
