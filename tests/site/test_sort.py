"""Sorting an action plan in a real browser, with no meaning lost."""

from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from publisher.model import Cell, Role, Table
from publisher.site.assets import asset_files
from publisher.site.blocks import document_body
from tests.site.browsing import opened
from tests.site.content import ENGLISH, Text, cell, document, para, run

pytestmark = pytest.mark.slow

COLUMNS = ("No", "Recommendation", "Lead", "Target date", "Empty")
PLAN = Table(
    (
        tuple(cell(words, header=True) for words in COLUMNS),
        (cell("Theme: asking", columns=5),),
        (cell("1", rows=2), cell("Ask", rows=2), cell("Police"), cell("March 2023"), cell()),
        (cell("Health"), cell("May 2022"), cell()),
        (cell("2"), cell("Listen"), cell("Council"), cell("1 June 2022"), cell()),
        (cell("10"), cell("Write"), cell(), cell("15/12/2021"), cell()),
        (cell("Theme: telling", columns=5),),
        (cell("11"), cell("Tell"), cell("schools"), cell("done"), cell()),
        (cell("9"), cell("Show"), cell("Schools and homes"), cell("End of April 2020"), cell()),
    ),
    header_rows=1,
)
AS_IT_IS = ["Theme: asking", "1", "2", "10", "Theme: telling", "11", "9"]


@pytest.fixture(params=[1280, 390])
def plan(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with opened(browser, request.param) as page:
        show(page, PLAN)
        yield page


def show(page: Page, table: Table[Text]) -> None:
    plan = document(Role.RECOMMENDATIONS, "Plan", [table])
    html = document_body("x", plan, ENGLISH, "reviews/x/recommendations/").markdown
    page.set_content(f'<!doctype html><main class="md-typeset">{html}</main>')
    page.add_style_tag(content=asset_files()["assets/site.css"].decode())
    page.add_script_tag(content=asset_files()["assets/sort.js"].decode())


def order(page: Page) -> list[str]:
    first = "bodies => bodies.map(body => body.rows[0].cells[0].textContent)"
    return page.locator("tbody").evaluate_all(first)  # type: ignore[no-any-return]


def head(page: Page, words: str) -> str:
    return page.locator("th", has_text=words).get_attribute("aria-sort") or ""


@pytest.mark.parametrize(
    ("column", "rising", "falling"),
    [
        ("No", ["1", "2", "10", "9", "11"], ["10", "2", "1", "11", "9"]),
        ("Lead", ["2", "1", "10", "11", "9"], ["1", "2", "10", "9", "11"]),
        ("Target date", ["10", "2", "1", "9", "11"], ["1", "2", "10", "11", "9"]),
    ],
)
def test_a_plan_is_sorted_within_its_themes_and_goes_back_to_its_own_order(
    plan: Page, column: str, rising: list[str], falling: list[str]
) -> None:
    def themed(numbers: list[str]) -> list[str]:
        return ["Theme: asking", *numbers[:3], "Theme: telling", *numbers[3:]]

    button, status = plan.get_by_role("button", name=column), plan.get_by_role("status")
    for way, numbers in (("ascending", rising), ("descending", falling)):
        button.click()
        assert order(plan) == themed(numbers)
        assert head(plan, column) == way
        assert status.text_content() == f"Sorted by {column}, {way} within each theme."
    button.click()
    assert order(plan) == AS_IT_IS
    assert head(plan, column) == ""
    assert status.text_content() == "In the order of the document."


def test_rows_of_one_recommendation_move_together(plan: Page) -> None:
    plan.get_by_role("button", name="Lead").click()
    first = plan.locator("tbody", has_text="Police").locator("tr")
    rows = [" ".join(row.inner_text().split()) for row in first.all()]
    assert rows == ["1 Ask Police March 2023", "Health May 2022"]


def test_a_column_whose_heading_is_half_struck_out_or_broken_over_lines_is_sorted(
    browser: Browser,
) -> None:
    struck = Cell((para(run("Lead ", struck=True), run("Agency")),), header=True)
    heads = (cell("Recommendation", header=True), struck, cell("Target\ndate", header=True))
    rows = (
        (cell("Ask"), cell("Police"), cell("May 2022")),
        (cell("Tell"), cell("Health"), cell("May 2021")),
    )
    with opened(browser, 1280) as page:
        show(page, Table((heads, *rows), header_rows=1))
        for column in ("Agency", "Target date"):
            page.get_by_role("button").nth(1 if column == "Agency" else 2).click()
            assert order(page) == ["Tell", "Ask"]
            told = f"Sorted by {column}, ascending."
            assert page.get_by_role("status").text_content() == told


def test_a_second_column_takes_over_from_the_first(plan: Page) -> None:
    plan.get_by_role("button", name="No").click()
    plan.get_by_role("button", name="Lead").click()
    assert (head(plan, "No"), head(plan, "Lead")) == ("", "ascending")


def test_every_button_is_seen_can_be_reached_and_pressed_by_keyboard(plan: Page) -> None:
    buttons = plan.get_by_role("button")
    assert buttons.all_text_contents() == list(COLUMNS[:-1])  # nothing to sort in the last
    for button in buttons.all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    buttons.first.focus()
    plan.keyboard.press("Enter")
    assert head(plan, "No") == "ascending"
    assert plan.evaluate("document.activeElement.textContent") == "No"


def test_without_the_script_a_heading_is_only_a_heading(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}dhr/reviews/ashgrove-2019-a/recommendations/")
        assert page.locator("th").count() == 8
        assert page.get_by_role("button").count() == 0


def test_headings_of_columns_are_printed_on_every_page(browser: Browser) -> None:
    rows = [(cell(str(at)), cell("Ask, and ask again. " * 9), cell("Health")) for at in range(40)]
    heads = tuple(cell(words, header=True) for words in ("No", "Recommendation", "Lead"))
    with opened(browser) as page:
        show(page, Table((heads, *rows), header_rows=1))
        assert page.get_by_role("button").count() == 3
        printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    texts = [page.get_textpage().get_text_bounded() for page in printed]
    printed.close()
    assert len(texts) > 1
    assert all("Recommendation" in text for text in texts)
