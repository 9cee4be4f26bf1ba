"""The rules of public formats, ready to hold a file against."""

from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent


def faults_of_feed(data: bytes) -> list[str]:
    """What RFC 4287 forbids in a feed."""
    return _faults(etree.RelaxNG(etree.parse(HERE / "atom.rng")), data)


def faults_of_site_map(data: bytes) -> list[str]:
    """What the protocol of sitemaps.org forbids in a site map."""
    return _faults(etree.XMLSchema(etree.parse(HERE / "sitemap.xsd")), data)


def _faults(rules: etree.RelaxNG | etree.XMLSchema, data: bytes) -> list[str]:
    try:
        rules.assertValid(etree.fromstring(data))
    except etree.DocumentInvalid as fault:
        return [str(fault)]
    return []
