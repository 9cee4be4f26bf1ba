"""What is kept secret, and how."""

from publisher.findings.words import STOP, Words

K101: Words = (
    STOP,
    "is encrypted, and there is no key to open it with",
    "Put the key from your password safe into PUBLISHER_KEY; docs/handbook/keeping-secrets.md "
    "says how.",
)
K102: Words = (
    STOP,
    "is encrypted for another key than the one given",
    "Give the right key in PUBLISHER_KEY, or ask somebody who can open the file to encrypt it "
    "for you too.",
)
K103: Words = (
    STOP,
    "is encrypted and damaged, so that no key opens it",
    "Restore the file from git or a backup.",
)
K104: Words = (
    STOP,
    "stands there twice, encrypted and plain",
    "Delete the one that is out of date. To make the plain one count, run `publisher terms "
    "encrypt` with --replace.",
)
K105: Words = (
    STOP,
    "is not encrypted, and the repository is {detail}",
    "If git has not taken it in yet (`publisher doctor` tells), commit nothing and encrypt it. "
    "Otherwise treat this as a data breach. Make the repository private now, have the file "
    "purged from its history, and tell your data protection officer today: the law gives 72 "
    "hours.",
)
K106: Words = (
    STOP,
    "is not encrypted, and nobody has said yet whether others can see this folder",
    "Run `publisher doctor`: it asks once who can see the repository.",
)
K107: Words = (
    STOP,
    "is not encrypted, and it is not known whether the repository is public",
    "Let the workflow say so in PUBLISHER_REPOSITORY, as publish-reviews.yml in "
    ".github/workflows/ does.",
)
