"""The letter about Ellis's review, which itself repeats a name that it asks to be taken out."""

from tests.examples.blocks import Properties
from tests.examples.letters import COMMISSIONER, HOME_OFFICE, Letter

AREAS = (
    "A first name of a member of the family, Zuzanna, has been left in at paragraph 4.3.4 of the "
    "overview report, and the social club is named in the executive summary. Those who know the "
    "town could tell from either who is meant. Please read every document again for names, dates "
    "and places before anything is published.",
    "Ellis is described as a carer throughout and as a victim of abuse only at the end. The report "
    "would benefit from bringing its discussion of adult family violence forward, to section 4.2, "
    "and from drawing on the research about parents who are harmed by their grown-up children.",
    "Paragraph 5.6 of the executive summary says that language was no barrier, yet the chronology "
    "records that Ellis asked for an interpreter on two occasions. Please put this right or "
    "explain it.",
    "Four actions are marked as complete without saying what has changed. The Panel would like to "
    "see an outcome and a review date for each, and dates by which the results of audits will be "
    "known.",
)

LETTER = Letter(
    recipient=(
        "Marchetta Dunning",
        "Head of Community Safety &",
        "Domestic Abuse Commissioning",
        "Ashgrove Borough Council",
        "14 Guildhall Rise",
        "Ashgrove",
        "ZZ4 1VM",
    ),
    recipient_in_one=True,
    dated="19 May 2023",
    greeting="Dear Marchetta.",
    opening=(
        "Thank you for submitting the Domestic Homicide Review (DHR) report (Ellis) for Ashgrove "
        "Community Safety Partnership (CSP) to the Home Office Quality Assurance (QA) Panel. The "
        "report was considered at the QA Panel meeting on 22nd March 2023. Please accept my "
        "apologies for the time that it has taken to answer you."
    ),
    praise=(
        "The QA Panel thought this a thorough and humane report. It does justice to a father's "
        "love for his son without losing sight of the danger that he was in. The Panel noted how "
        "well the mental health trust had worked with the author, and that the first findings were "
        "put into practice before the review was finished.",
        "The voice of Ellis's daughter gives the report much of its strength. The Panel was glad "
        "to see that she was supported by an advocate and that the report was shared with her in "
        "good time.",
    ),
    decision=(
        "The QA Panel felt that there are some parts of the report which would benefit from being "
        "looked at again, but the Home Office is content that on completion of these changes the "
        "executive summary and the recommendations should be published."
    ),
    areas=AREAS,
    closing=(
        "Once completed, the Home Office would be grateful for a digital copy of the revised final "
        "version of the report with all its finalised attachments and appendices, and for the "
        "weblink to the site where it will be published. Please make sure that this letter is "
        "published alongside the report.",
        f"The digital copy and the weblink should be sent to {HOME_OFFICE}. They are for our own "
        "records and for later analysis, which helps to spread good practice and to inform public "
        "policy.",
        "A digital copy should also be sent to the Domestic Abuse Commissioner at "
        f"[{COMMISSIONER}](mailto:{COMMISSIONER})",
        "On behalf of the QA Panel, I would like to thank you, the report's chair and author, and "
        "everyone who has worked with you on this review.",
    ),
    signatory="Rosamund Achterberg",
    properties=Properties(
        title="Feedback letter Ashgrove DHR 2 Zielenczyk",
        author="Rosamund Achterberg",
        saved_by="Marchetta Dunning",
    ),
)
