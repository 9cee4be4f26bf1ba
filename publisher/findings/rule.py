"""Every rule by its code. What is said of each stands in the module of its subject."""

from enum import Enum

from publisher.findings import (
    approval,
    documents,
    gate,
    identifiers,
    review,
    secrecy,
    settings,
    terms,
    weblinks,
)
from publisher.findings.words import Severity


class Rule(Enum):
    """Every rule: code, severity, what is said and how to put it right.

    S settings, D documents as files, R review.yml, T flagged terms, I identifiers left over,
    K secrecy, A approval, G the gate, W weblinks.
    """

    def __init__(self, severity: Severity, says: str, remedy: str) -> None:
        self.severity = severity
        self.says = says
        self.remedy = remedy

    @property
    def code(self) -> str:
        """The rule's short name, such as "D103", for the handbook and machines."""
        return self.name

    S101 = settings.S101
    S102 = settings.S102
    S103 = settings.S103
    S104 = settings.S104
    S105 = settings.S105
    S106 = settings.S106
    S107 = settings.S107

    D101 = documents.D101
    D102 = documents.D102
    D103 = documents.D103
    D104 = documents.D104
    D105 = documents.D105
    D106 = documents.D106
    D107 = documents.D107
    D108 = documents.D108
    D109 = documents.D109
    D110 = documents.D110
    D111 = documents.D111
    D112 = documents.D112
    D115 = documents.D115
    D116 = documents.D116
    D123 = documents.D123
    D124 = documents.D124
    D125 = documents.D125
    D126 = documents.D126
    D127 = documents.D127
    D128 = documents.D128
    D129 = documents.D129
    D130 = documents.D130
    D131 = documents.D131
    D132 = documents.D132
    D133 = documents.D133
    D201 = documents.D201
    D202 = documents.D202
    D203 = documents.D203
    D204 = documents.D204
    D207 = documents.D207
    D208 = documents.D208
    D211 = documents.D211
    D212 = documents.D212
    D213 = documents.D213
    D214 = documents.D214
    D215 = documents.D215
    D216 = documents.D216

    R101 = review.R101
    R102 = review.R102
    R103 = review.R103
    R104 = review.R104
    R105 = review.R105
    R106 = review.R106
    R107 = review.R107
    R108 = review.R108
    R109 = review.R109
    R201 = review.R201
    R202 = review.R202
    R203 = review.R203
    R204 = review.R204
    R205 = review.R205
    R206 = review.R206
    R207 = review.R207
    R208 = review.R208
    R209 = review.R209
    R210 = review.R210
    R211 = review.R211

    T101 = terms.T101
    T102 = terms.T102
    T103 = terms.T103
    T104 = terms.T104
    T105 = terms.T105
    T106 = terms.T106
    T107 = terms.T107
    T108 = terms.T108
    T201 = terms.T201
    T202 = terms.T202
    T203 = terms.T203
    T204 = terms.T204

    I101 = identifiers.I101
    I102 = identifiers.I102
    I103 = identifiers.I103
    I104 = identifiers.I104
    I105 = identifiers.I105
    I106 = identifiers.I106
    I107 = identifiers.I107
    I108 = identifiers.I108
    I109 = identifiers.I109
    I110 = identifiers.I110
    I111 = identifiers.I111
    I112 = identifiers.I112
    I113 = identifiers.I113
    I201 = identifiers.I201
    I202 = identifiers.I202
    I203 = identifiers.I203
    I204 = identifiers.I204
    I205 = identifiers.I205
    I206 = identifiers.I206
    I207 = identifiers.I207

    K101 = secrecy.K101
    K102 = secrecy.K102
    K103 = secrecy.K103
    K104 = secrecy.K104
    K105 = secrecy.K105
    K106 = secrecy.K106
    K107 = secrecy.K107

    A101 = approval.A101
    A102 = approval.A102
    A103 = approval.A103
    A104 = approval.A104
    A105 = approval.A105
    A106 = approval.A106
    A107 = approval.A107

    G101 = gate.G101
    G102 = gate.G102
    G103 = gate.G103
    G104 = gate.G104
    G105 = gate.G105
    G106 = gate.G106
    G107 = gate.G107
    G108 = gate.G108
    G109 = gate.G109

    W101 = weblinks.W101
    W102 = weblinks.W102
    W103 = weblinks.W103
    W104 = weblinks.W104
    W105 = weblinks.W105
    W106 = weblinks.W106
    W107 = weblinks.W107
    W108 = weblinks.W108
    W111 = weblinks.W111
    W112 = weblinks.W112
    W113 = weblinks.W113
    W114 = weblinks.W114
    W115 = weblinks.W115
    W201 = weblinks.W201
    W202 = weblinks.W202
