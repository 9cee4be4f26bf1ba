"""A letter in the shape of those of the Home Office's Quality Assurance Panel.

The shape is that of the letters that partnerships publish: the sender in one run-on line,
the recipient's job title broken over lines, the first bullet of the areas for development
lost when the letter was made into a PDF, the others typed as hyphens. The words are ours.
"""

from typing import NamedTuple

from tests.examples.blocks import Block, Paper, Para, Properties

SENDER = (
    "Interpersonal Abuse Unit 2 Marsham Street London SW1P 4DF Tel: 020 7035 4848 "
    "www.homeoffice.gov.uk"
)
NOTICE = "INVENTED EXAMPLE - not a Home Office letter. No person, place or event in it is real."
HOME_OFFICE = "DHREnquiries@homeoffice.gov.uk"
COMMISSIONER = "DHR@domesticabusecommissioner.independent.gov.uk"


class Letter(NamedTuple):
    """What differs between letters; `recipient` line by line, as broken on the page."""

    recipient: tuple[str, ...]
    dated: str
    greeting: str
    opening: str
    praise: tuple[str, ...]
    decision: str
    areas: tuple[str, ...]
    closing: tuple[str, ...]
    signatory: str
    properties: Properties
    recipient_in_one: bool = False
    """Whether the address is one paragraph with line breaks rather than a paragraph a line."""


def letter_paper(letter: Letter) -> Paper:
    """The letter as a document."""
    first, *others = letter.areas
    blocks: tuple[Block, ...] = (
        Para(SENDER),
        Para(f"**{NOTICE}**"),
        *_recipient(letter),
        Para(letter.dated),
        Para(letter.greeting),
        Para(letter.opening),
        *(Para(text) for text in letter.praise),
        Para(letter.decision),
        Para("**Areas for development:**"),
        Para(f" {first}", indented=True),
        *(Para(f"- {area}", indented=True) for area in others),
        *(Para(text) for text in letter.closing),
        Para("Yours sincerely,"),
        Para(""),
        Para(letter.signatory),
        Para("Chair of the Home Office DHR Quality Assurance Panel"),
    )
    return Paper(letter.properties, blocks)


def _recipient(letter: Letter) -> tuple[Para, ...]:
    if letter.recipient_in_one:
        return (Para("\n".join(letter.recipient)),)
    return (*(Para(line, tight=True) for line in letter.recipient), Para("", tight=True))
