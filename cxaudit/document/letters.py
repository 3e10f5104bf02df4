"""The two letters of a visit pack: to all of the staff, and the client's agreement to tests."""

from __future__ import annotations

from cxaudit.days import in_full
from cxaudit.document.documents import WriteDocument, writer
from cxaudit.document.page import Page
from cxaudit.plan import in_minutes
from cxaudit.report import VisitPack
from cxaudit.words import _

TO_STAFF, CONSENT = "letter-to-staff", "consent"
"""What the letters are called in the names of their files."""


def letters(pack: VisitPack) -> dict[str, WriteDocument]:
    """Return what writes each letter that a visit needs, by name.

    Whoever works alone has nobody to write to, and where nothing is tested nobody need agree.
    """
    pages = {}
    if not pack.alone:
        pages[TO_STAFF] = _to_staff(pack)
    if pack.tests:
        pages[CONSENT] = _consent(pack)
    return {name: writer(page) for name, page in pages.items()}


def _to_staff(pack: VisitPack) -> Page:
    page = Page(pack, _("How our customers meet us"), in_full(pack.day))
    page.text(_("Dear all,"))
    page.text(_announced(pack))
    page.section(_("What happens"))
    talks = [talk for talk in pack.talks if talk.who != pack.auditor]
    page.text(
        _(
            "Much of it is looking, reading and counting. For the rest we need you, since nobody knows better"
            " than you how things are done. These talks are planned, and the time for each will be agreed"
            " with you:"
        )
        if talks
        else _("It is looking, reading and counting. If you are asked how something is done, say how it is.")
    )
    for talk in talks:
        page.bullet(
            _(
                "{who}: {departments}, about {minutes}",
                who=talk.who,
                departments=", ".join(talk.departments),
                minutes=in_minutes(talk.amount.minutes),
            )
        )
    if pack.tested_before:
        page.text(
            _(
                "In the days before, some calls and messages may be tests. They show how easily we are"
                " reached, and not who answered."
            )
        )
    _kept_in_confidence(page)
    _what_comes_of_it(page, pack)
    page.to_sign(_("For the management"), ())
    return page


def _announced(pack: VisitPack) -> str:
    """Say what comes when, and who comes."""
    day = in_full(pack.day)
    why = _(
        "We want to see our business as our customers meet it: how easily we are reached, how people are"
        " received, whether we keep what we promise, and what happens when something goes wrong."
    )
    if pack.by_oneself:
        what = _(
            "From {day} on we take a close look at our own work; {auditor} asks the questions.",
            day=day,
            auditor=pack.auditor,
        )
    else:
        what = _("On {day} {auditor} comes to us for an audit.", day=day, auditor=pack.auditor)
    return f"{what} {why}"


def _kept_in_confidence(page: Page) -> None:
    page.section(_("Nobody is on trial"))
    page.text(
        _(
            "What counts is how our work is arranged, and not who did what. Nobody's words are held against"
            " them, and nobody is worse off for saying what does not work: that is what we most need to hear."
            " “I don't know” is a good answer too."
        )
    )
    page.text(
        _(
            "If you would rather say something in confidence, say so. It is then written down without your"
            " name, and no page of the report shows who told it."
        )
    )


def _what_comes_of_it(page: Page, pack: VisitPack) -> None:
    page.section(_("What comes of it"))
    page.text(
        _(
            "We will know what we are good at and what we have to put right. There will be a plan of who does"
            " what by when, and clear promises to our customers. You will be told what came of it, and we"
            " will go through it with you."
        )
        if pack.has_policy
        else _(
            "We will know what we are good at and what we have to put right. There will be a plan of who does"
            " what by when. You will be told what came of it, and we will go through it with you."
        )
    )
    if pack.contact and not pack.by_oneself:
        page.text(
            _(
                "Is there anything that you would like to know before? Ask us, or {auditor}: {contact}.",
                auditor=pack.auditor,
                contact=pack.contact,
            )
        )
    else:
        page.text(_("Is there anything that you would like to know before? Just ask."))
    page.text(_("Thank you for your help."))


def _consent(pack: VisitPack) -> Page:
    page = Page(pack, _("Agreement to tests"), in_full(pack.day))
    page.text(
        _(
            "To see how customers are served, {auditor} will try it out as a customer would, until the end of"
            " the visit on {day}. Whoever serves is not told beforehand. We agree to the tests that are"
            " listed here, and to no others.",
            auditor=pack.auditor,
            day=in_full(pack.day),
        )
    )
    page.section(_("The tests"))
    for test in pack.tests:
        note = (
            _("{department}; begun by {day}", department=test.department, day=in_full(test.begin))
            if test.begin
            else test.department
        )
        page.clause(test.ask, test.check, note)
    page.section(_("What holds for all of them"))
    for line in (
        _("Nothing is recorded, and nobody who was tested is named in the report or worse off for it."),
        _("A test ends when it has shown what it is for, and takes no more of anybody's time than it must."),
        _("What was ordered, booked or complained of only as a test is taken back."),
        _("This agreement can be withdrawn at any time, for a single test too."),
    ):
        page.bullet(line)
    page.section(_("Signed"))
    page.to_sign(_("For the management"), ())
    page.to_sign(_("For the audit"), (pack.auditor,))
    return page
