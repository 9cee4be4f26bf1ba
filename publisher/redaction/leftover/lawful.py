"""Contact details that every review may show, and whose they are.

Sources: the Home Office's letters to partnerships since 2022; for the helplines the pages of
https://www.centre56.org.uk/domestic-abuse, https://www.gov.wales/live-fear-free and
https://www.nspcc.org.uk/about-us/contact-us. Check them once a year.
"""

HOME_OFFICE = (
    "2 Marsham Street",
    "SW1P 4DF",
    "020 7035 4848",
    "www.homeoffice.gov.uk",
    "DHREnquiries@homeoffice.gov.uk",
    "DHR@domesticabusecommissioner.independent.gov.uk",
)
HELPLINES = (
    "0808 2000 247",  # National Domestic Abuse Helpline
    "0808 801 0327",  # Men's Advice Line
    "0800 999 5428",  # Galop, for LGBT+ people
    "0808 80 10 800",  # Live Fear Free, Wales
    "07860 077333",  # Live Fear Free, by text
    "0800 1111",  # Childline
    "0808 800 5000",  # NSPCC
    "116 123",  # Samaritans
)
LAWS = ("Clare's Law", "Sarah's Law", "Martha's Rule", "Claire's Law")
"""Schemes that bear a name."""
EVERYBODYS = (*HOME_OFFICE, *HELPLINES, *LAWS)
