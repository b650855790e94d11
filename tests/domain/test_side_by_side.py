"""What stands side by side: every figure with its year, every doubt in words."""

from __future__ import annotations

from planner.domain.side_by_side import NOT_KNOWN, career, track_rows, where_from, work_rows
from planner.schedules import load_careers, load_track

CAREERS = load_careers()
FAMILIES = {it.family: it for it in CAREERS.families}
PAIR = (load_track("cma-aama"), load_track("mlt-ascp"))


def test_assistant_and_technician_with_year_and_source() -> None:
    """The figures of the source documents: BLS 2021."""
    rows = {label: texts for label, *texts in track_rows(PAIR, CAREERS)}
    assert rows["Pay"] == ["$38,190 a year (BLS 2021)", "$56,910 a year (BLS 2021)"]
    assert rows["Growth"][0] == "18 % (2020 to 2030, BLS 2021)"
    assert rows["Openings"][0] == "132,600 (by 2030, BLS 2021)"
    assert rows["Employed"][0] == "720,900 (in the US, BLS 2021)"
    assert "technicians and technologists" in rows["Employed"][1]
    for label in ("Work", "Works under", "Where", "Suits who", "Education", "Training", "Specialities", "Next steps",
                  "Accredited by", "Cost", "Exam", "Renewal"):  # fmt: skip
        assert all(text not in ("", NOT_KNOWN) for text in rows[label]), label
    assert "BLS 2021 figures" in where_from([career(it, CAREERS) for it in PAIR], CAREERS)


def test_what_no_page_says_is_not_known_and_a_row_of_nothing_is_left_out() -> None:
    """Phlebotomy has no figures of its own."""
    beside = {label: texts for label, *texts in work_rows([FAMILIES["laboratory"], FAMILIES["phlebotomy"]])}
    assert beside["Pay"][1] == NOT_KNOWN
    alone = [label for label, *_ in work_rows([FAMILIES["phlebotomy"]])]
    assert "Pay" not in alone
    assert "Work" in alone
    assert where_from([FAMILIES["phlebotomy"]], CAREERS) == "No page gives pay or growth for this work."
    assert where_from([None], CAREERS).startswith("No page")


def test_a_family_that_no_file_knows_is_not_known() -> None:
    assert work_rows([None]) == []
