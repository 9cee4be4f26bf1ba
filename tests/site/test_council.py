import pytest

from publisher.config import Council, PublisherSettings, SiteSettings
from publisher.errors import SettingsError
from publisher.site.council import CouncilPage, council_page, rendered
from tests.site.content import ENGLISH, SETTINGS, own_pages
from tests.site.reading import read


def made(text: str, settings: SiteSettings = SETTINGS) -> CouncilPage:
    return council_page("help.md", text, settings, ENGLISH, "<p>LISTED</p>")


def test_a_page_is_its_title_and_its_words_with_the_placeholders_filled_in() -> None:
    page = made("# About {{ council }} #\n\nWords.")
    assert page == CouncilPage("About Ashgrove Council", "\nWords.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ council }}", "Ashgrove Council"),
        ("{{partnership}}", "Ashgrove Community Safety Partnership"),
        ("{{ answers_within }}", "two working days"),
        ("{{ site_name }}", "Domestic homicide reviews in Ashgrove"),
        ("{{ site_address }}", "https://reviews.ashgrove.example/dhr/"),
        ("{{ contact }}", "email community.safety@ashgrove.example or phone 01632 960 123"),
        ("{{ phone }}", "01632 960 123"),
        ("{{ email }}", "community.safety@ashgrove.example"),
        ("{{ exit_site }}", "www.bbc.co.uk"),
        ("{{ reviews }}", "LISTED"),
    ],
)
def test_each_placeholder_stands_for_its_setting(text: str, shown: str) -> None:
    assert read(rendered(made(f"# T\n\n{text}").body)).text == shown


def test_a_setting_is_words_wherever_it_stands() -> None:
    settings = SiteSettings(
        site_name="<b>*Reviews*</b>",
        site_url="https://a.example/",
        publisher=PublisherSettings(
            council=Council(
                name="[x](javascript:alert(1)) & <i>",
                partnership="{{ email }}",
                email="a_b_@c.example",
            )
        ),
    )
    page = made("# {{ site_name }}\n\n{{ council }} {{ partnership }} {{ contact }}", settings)
    html = read(rendered(page.body))
    assert page.title == "<b>*Reviews*</b>"
    assert html.text == "[x](javascript:alert(1)) & <i> {{ email }} email a_b_@c.example"
    assert [a.attributes["href"] for a in html.all("a")] == ["mailto:a_b_@c.example"]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nwords {: onclick=x }",
        "# T\n\n## Heading {: #x onclick=alert(1) }",
        "# T\n\nfewer than <5, 3 < 4 > 2, and a<",
    ],
)
def test_attributes_and_lone_signs_are_shown_as_words(text: str) -> None:
    html = read(rendered(made(text).body))
    assert {element.tag for element in html.elements} <= {"p", "h2"}
    assert {name for element in html.elements for name in element.attributes} <= {"id"}
    assert html.comments == 0
    assert html.text == " ".join(text.replace("# T", "").replace("## ", "").split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words without a title", "does not begin with a title"),
        ("", "does not begin with a title"),
        ("## Second level", "does not begin with a title"),
        ("# T\n\n# Another", "a second title"),
        ("# T\n\n<script>alert(1)</script>", "HTML or a comment"),
        ("# T\n\n<div onclick=x>words</div>", "HTML or a comment"),
        ("# T\n\nOne line<BR>and another", "HTML or a comment"),
        ("# T\n\nOne line</p>", "HTML or a comment"),
        ("# T\n\n<!-- alert: still true? -->", "HTML or a comment"),
        ("# T\n\n<!--\n\nalert: still true?\n\n-->", "HTML or a comment"),
        ("# T <!-- alert: still true? -->", "HTML or a comment"),
        ("<!-- alert: still true? -->\n\n# T", "HTML or a comment"),
        ("# T\n\n<\u200b!-- alert: still true? -->", "HTML or a comment"),
        ("# T\n\n<https://example.org>", "HTML or a comment"),
        ("# T\n\n{{ name }}", "placeholder"),
        ("# T\n\n{{ Email }}", "placeholder"),
        ("# T\n\n{{ email", "placeholder"),
        ("# {{ contact }}", "placeholder"),
        ("# T\n\n[x](javascript:alert(1))", "a link"),
        ("# T\n\n[x](data:text/html,x)", "a link"),
        ("# T\n\n[x][1]\n\n[1]: javascript:alert(1)", "a link"),
        ("# T\n\n[x](../reviews/secret.docx)", "a link"),
        ("# T\n\n[x](jav&#97;script:alert(1))", "a link"),
        ('# T\n\n[x](https://example.org "title")', "an attribute"),
        ("# T\n\n![x](https://example.org/x.png)", "a picture"),
        ("# T\n\n| a |\n|:-:|\n| b |", "an attribute"),
    ],
)
def test_what_may_not_be_published_stops_the_build(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as error:
        made(text)
    assert "alert" not in error.value.message + error.value.remedy


def test_a_placeholder_without_its_setting_stops_the_build() -> None:
    council = Council(name="A", partnership="B", email="a@b.example")
    settings = SiteSettings(
        site_name="S", site_url="https://a.example/", publisher=PublisherSettings(council=council)
    )
    assert "phone" not in made("# T\n\n{{ contact }}", settings).body
    with pytest.raises(SettingsError, match="placeholder"):
        made("# T\n\n{{ phone }}", settings)


@pytest.mark.parametrize("name", sorted(own_pages()))
def test_our_own_pages_have_no_field_left_to_fill(name: str) -> None:
    page = council_page(name, own_pages()[name], SETTINGS, ENGLISH, "")
    html = read(rendered(page.body))
    assert not {"[", "{{", "TODO", "XX"} & set(html.text.replace("[name removed]", ""))
    assert "{{" not in html.text
    assert "XX" not in html.text


def test_the_accessibility_statement_has_the_parts_of_the_legal_model_in_order() -> None:
    page = council_page("accessibility.md", own_pages()["accessibility.md"], SETTINGS, ENGLISH, "")
    heads = [e.text for e in read(rendered(page.body)).all("h2", "h3")]
    assert page.title.startswith("Accessibility statement for")
    assert heads == [
        "How accessible this website is",
        "Feedback and contact information",
        "Reporting accessibility problems with this website",
        "Enforcement procedure",
        "Technical information about this website's accessibility",
        "Compliance status",
        "Non-accessible content",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that's not within the scope of the accessibility regulations",
        "What we're doing to improve accessibility",
        "Preparation of this accessibility statement",
    ]
