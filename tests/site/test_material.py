"""What is cut from Material's style sheet changes nothing that anybody sees."""

import gzip

import pytest
from playwright.sync_api import Browser

from publisher.errors import ToolError
from publisher.site import material
from publisher.site.material import SHEET, material_sheet, whole_sheet
from tests.site.browsing import go, opened
from tests.site.kinds import KINDS

CASES = [
    (".md-typeset h1{margin:0}", ".md-typeset h1{margin:0}"),
    (".md-nav,.md-typeset a,p{margin:0}", ".md-typeset a,p{margin:0}"),
    (".md-nav{margin:0}", ""),
    (".md-typeset .admonition{margin:0}", ""),
    (".md-typeset :is(h1,.x){margin:0}", ""),
    ("@media print{.md-nav{top:0}hr{top:0}}", "@media print{hr{top:0}}"),
    ("@media print{.md-nav{top:0}}", ""),
    ("@keyframes x{0%{top:0}}p{top:0}", "p{top:0}"),
    ('@charset "UTF-8";p{content:"}{;"}', 'p{content:"}{;"}'),
    (":root{--a-b:url(\"data:x,<svg d='}'/>\");--c:1}", ":root{--c:1}"),
    ("[dir=ltr] p{top:0}[data-md-x]{top:0}#__x{top:0}", ""),
    ("p:not(.x,.y){top:0}", ""),
]


@pytest.mark.parametrize(("css", "kept"), CASES)
def test_a_rule_stays_if_it_can_match_a_page_of_ours(
    css: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "whole_sheet", lambda: css)
    assert material_sheet().decode().split("*/\n")[1] == f"{kept}\n"


def test_a_sheet_that_cannot_be_read_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "whole_sheet", lambda: "@media print{p{top:0}")
    with pytest.raises(ToolError, match="cannot be read"):
        material_sheet()


def test_most_of_the_sheet_is_left_out_and_its_notice_stays() -> None:
    made = material_sheet()
    assert len(gzip.compress(made)) < 5_000 < len(gzip.compress(whole_sheet().encode())) / 4
    assert b"Martin Donath. MIT licence." in made


DIFFERENCES = """async whole => {
  const all = [...document.body.querySelectorAll('*')];
  const names = [...getComputedStyle(document.body)].filter(name =>
    !name.startsWith('--') && name !== '-webkit-tap-highlight-color');  // the flash of a tap
  const looks = () => all.map(element => {
    const style = getComputedStyle(element);
    return names.map(name => style.getPropertyValue(name));
  });
  const cut = looks();
  const link = [...document.querySelectorAll('link')].find(l => l.href.endsWith(whole));
  await new Promise(done => { link.onload = done; link.href += '?whole'; });
  const found = [];
  looks().forEach((look, at) => look.forEach((value, i) => {
    if (value !== cut[at][i]) found.push(`${all[at].tagName} ${names[i]}: ${value}`);
  }));
  return [names.length, found.slice(0, 20)];
}"""


@pytest.mark.slow
@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_kind_of_page_looks_the_same_with_the_whole_sheet(
    browser: Browser, address: str, media: str
) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        page.emulate_media(media=media)  # type: ignore[arg-type]
        page.route(
            f"**/{SHEET}?whole",
            lambda route: route.fulfill(content_type="text/css", body=whole_sheet()),
        )
        for kind in KINDS:
            go(page, f"{address}dhr/{kind.example}")
            looked_at, found = page.evaluate(DIFFERENCES, SHEET)
            assert looked_at > 300
            assert found == [], kind.name
