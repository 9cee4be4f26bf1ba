"""The action plan of Ellis's review."""

from tests.examples.blocks import Box, Grid, Paper, Para, Properties, Title

PLAN = Grid(
    caption="",
    widths=(1.0, 4.3, 1.7, 4.0, 2.6, 3.4, 2.0, 2.0, 3.8, 2.0),
    small=True,
    rows=(
        (
            "Rec. no.",
            "Recommendation",
            "Scope",
            "Action",
            "Lead agency",
            "Key milestones",
            "Target date",
            "Review date",
            "Outcome and measure",
            "Date completed",
        ),
        (
            Box("1", down=2),
            Box(
                "Every carer is asked, alone, whether they are safe and willing, before a patient "
                "goes home to them.",
                down=2,
            ),
            "Local",
            "Make the conversation a condition of discharge; the form no longer goes to the ward "
            "by way of Emeka Tolliver's old team.",
            "Vale of Ashgrove NHS Foundation Trust",
            "Form agreed March 2023; in use on all wards May 2023",
            "May 2023",
            "November 2023",
            "All discharges to a family home have a record of it. Monthly audit; first results "
            "September 2023.",
            "May 2023",
        ),
        (
            "Local",
            "Train carers' assessors in recognising domestic abuse.",
            "Ashgrove Borough Council, adult social care",
            "All 12 assessors trained",
            "September 2023",
            "March 2024",
            "One assessment in five leads to a question about safety being followed up.",
            "",
        ),
        (
            "2",
            "Violence between adult members of a family is recorded as domestic abuse and the "
            "person harmed is referred.",
            "Local",
            "New guidance and a prompt in the incident log.",
            "Westermere Police",
            "Guidance issued January 2023",
            "January 2023",
            "July 2023",
            "Incidents of adult family violence that are so recorded rise from 38% to 90%. Results "
            "of the audit known by August 2023.",
            "January 2023",
        ),
        (
            "3",
            "A relative's call about a patient is treated as information about risk.",
            "Local",
            "Same-day review by a clinician of every such call, including those to 01632 960175.",
            "Vale of Ashgrove NHS Foundation Trust",
            "Standard written; recorded for all calls from June 2023",
            "June 2023",
            "December 2023",
            "Nine calls in ten are reviewed on the same day. Weekly count.",
            "",
        ),
        (
            "4",
            "An interpreter is offered to anyone who has ever asked for one.",
            "Local",
            "Flag in the shared care record.",
            "Integrated Care Board",
            "Flag designed; tested with the St Casimir Social Club; live",
            "October 2023",
            "April 2024",
            "Requests that are met within an hour rise from one in three to nine in ten.",
            "",
        ),
        (
            "5",
            "Services for carers and for people who suffer domestic abuse work as one.",
            "Local",
            "Shared premises and one referral form.",
            "Ashgrove Community Safety Partnership",
            "Move completed February 2023",
            "February 2023",
            "February 2024",
            "Thirty people a year reach one service through the other, from none before.",
            "February 2023",
        ),
        (
            "6",
            "National guidance on discharge says that a carer's safety must be asked about.",
            "National",
            "Write to the Department of Health and Social Care with Z. Fairweather.",
            "Ashgrove Community Safety Partnership",
            "Letter sent July 2023",
            "July 2023",
            "January 2024",
            "The guidance is changed, or the reason why not is published.",
            "July 2023",
        ),
    ),
)

RECOMMENDATIONS = Paper(
    properties=Properties(
        title="Action plan Zielenczyk v4",
        author="Marchetta Dunning",
        saved_by="Marchetta Dunning",
        footer="Action plan - Ellis",
    ),
    landscape=True,
    blocks=(
        Title("Domestic Homicide Review into the death of Ellis: Action Plan"),
        Para("**INVENTED EXAMPLE. No person, place or event in this document is real.**"),
        Para(
            "Ashgrove Community Safety Partnership. Revised July 2023, after the letter of the "
            "Home Office Quality Assurance Panel."
        ),
        PLAN,
    ),
)
