"""The letter about Rowan's review."""

from tests.examples.blocks import Properties
from tests.examples.letters import COMMISSIONER, HOME_OFFICE, Letter

AREAS = (
    "The action plan does not say what each action is meant to change, and it has no review "
    "dates. Routine enquiry is among the main findings, yet the action for it is only to remind "
    "staff. Please add the dates by which the CSP will have the results of the audits, what will "
    "follow from them, and how it will know that the practice has taken root.",
    "Section 5.2.236 discusses why Westermere Police did not refer Rowan to a specialist domestic "
    "abuse service. It said that 'a leaflet left at the address might have led her to seek help'. "
    "Written information can put a person at risk when the one who harms them finds it, and a "
    "referral would have been the better practice. The report should set out which routes into "
    "specialist services were open to the police and to the other agencies.",
    "The section on equality and diversity lists the protected characteristics without saying how "
    "any of them bore on what Rowan lived through or on how she was answered.",
    "The housing provider is spelt in two ways and the report needs a careful proofread.",
)

LETTER = Letter(
    recipient=(
        "Oriel Makepeace",
        "Domestic Abuse & Community Safety",
        "Partnership Manager",
        "Safer Neighbourhoods",
        "14 Guildhall Rise",
        "Ashgrove",
        "ZZ4 1VM",
    ),
    dated="8 September 2022",
    greeting="Dear Oriel.",
    opening=(
        "Thank you for submitting the Domestic Homicide Review (DHR) report (Rowan) for Ashgrove "
        "Community Safety Partnership (CSP) to the Home Office Quality Assurance (QA) Panel. The "
        "report was considered at the QA Panel meeting on 29th June 2022. I am sorry that this "
        "reply has taken so long to reach you."
    ),
    praise=(
        "The QA Panel found this a careful and candid report, which asked hard questions of every "
        "agency and drew useful learning from the answers. The work done with children's social "
        "care to deepen a thin first Individual Management Review (IMR) was thought to be good "
        "practice.",
        "Rowan's family can be heard throughout. The Panel was moved by her sister's words and "
        "welcomed the choice to open the report with them. The report speaks of Rowan as a person "
        "with work, friends and plans of her own, and nowhere asks why she did not leave sooner. "
        "It keeps the responsibility for the abuse with Alder, and names what he did through "
        "money, at her place of work and through the children.",
    ),
    decision=(
        "The QA Panel considered that some parts of the report would gain from further work, but "
        "the Home Office is content that, once these changes have been made, the executive summary "
        "and the recommendations may be published."
    ),
    areas=AREAS,
    closing=(
        "Once the changes have been made, the Home Office would be grateful for a digital copy of "
        "the revised final version of the report with all finalised attachments and appendices, "
        "and for the weblink to the site where it will be published. Please make sure that this "
        "letter is published alongside the report.",
        f"Please send the digital copy and the weblink to [{HOME_OFFICE}](mailto:{HOME_OFFICE}). "
        "We keep them for our own records, so that good practice can be passed on and public "
        "policy be informed.",
        f"Please also send a digital copy to the Domestic Abuse Commissioner at {COMMISSIONER}",
        "On behalf of the QA Panel, I would like to thank you, the chair and author of the report, "
        "and all your colleagues for the great care that has gone into this review.",
    ),
    signatory="Rosamund Achterberg",
    properties=Properties(
        title="DHR Ashgrove - Oduya M - QA letter",
        author="Rosamund Achterberg",
        saved_by="Fenella Roscoe",
    ),
)
