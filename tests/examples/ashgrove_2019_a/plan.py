"""The action plan of Rowan's review."""

from tests.examples.blocks import Box, Grid, Heading, Paper, Para, Properties, Title

HEADINGS = (
    "No.",
    "Recommendation",
    "Scope (local, regional or national)",
    "Action to take",
    "Lead agency",
    "Key milestones in enacting the recommendation",
    "Target date",
    "Review date",
    "Outcome and how we will know",
    "Completed",
)
WIDTHS = (0.9, 3.9, 1.8, 3.9, 2.5, 3.6, 2.0, 2.0, 4.0, 2.1)

PLAN = Grid(
    caption="Action plan, revised October 2022",
    widths=WIDTHS,
    small=True,
    rows=(
        HEADINGS,
        (Box("Theme 1: Being asked alone", across=10),),
        (
            Box("1", down=2),
            Box(
                "Routine enquiry about domestic abuse is made with the patient alone, and every "
                "record says who asked, whether alone and what was done.",
                down=2,
            ),
            "Local",
            "Make the question a required field in the emergency department's record.",
            "Vale of Ashgrove NHS Foundation Trust",
            "Field tested May 2022; live in all departments September 2022",
            "September 2022",
            "March 2023",
            "Nine visits in ten have a complete record. Monthly audit; first results to the CSP "
            "January 2023.",
            "September 2022",
        ),
        (
            "Local",
            "Dip sample of 50 records a quarter at every practice, beginning with Millrace Medical "
            "Practice.",
            "Integrated Care Board",
            "Sampling tool agreed; first sample taken",
            "December 2022",
            "June 2023",
            "Disclosures recorded rise by half within a year. Results to the CSP each quarter; "
            "below nine in ten, the practice is visited.",
            "",
        ),
        (
            "2",
            "Practitioners in primary care are trained to recognise coercive control and to refer.",
            "Local",
            "Commission a training and referral programme for all 14 practices.",
            "Integrated Care Board",
            "Funding agreed July 2022; first six practices by March 2023",
            "March 2024",
            "September 2023",
            "Referrals from general practice to Lantern House rise from 4 to 60 a year.",
            "",
        ),
        (Box("Theme 2: Referral, not leaflets", across=10),),
        (
            "3",
            "The police refer every victim of domestic abuse, with consent, to a specialist "
            "service, and leave no written material at an address.",
            "Local",
            "New procedure; the leaflet given out by PC 4471 Dunmorrow and others is withdrawn.",
            "Westermere Police",
            "Procedure issued April 2022; all response officers briefed by June 2022",
            "June 2022",
            "December 2022",
            "Referrals follow four in five incidents, measured monthly. Victims say in the yearly "
            "survey that they were asked safely.",
            "June 2022",
        ),
        (
            "4",
            "Separation leads to a new risk assessment that asks about stalking.",
            "Regional",
            "Add a trigger to the crime recording system of the three forces that share it.",
            "Westermere Police",
            "Change requested; trial; live",
            "April 2023",
            "October 2023",
            "Every recorded separation has a new assessment within 72 hours. Audit of 100 cases, "
            "results in November 2023.",
            "",
        ),
        (Box("Theme 3: Children", across=10),),
        (
            "5",
            "Children are asked on their own, and what they say is held apart from what is shared "
            "with parents.",
            "Local",
            "Rewrite the assessment form and the guidance on sharing.",
            "Ashgrove Borough Council, children's social care",
            "Form agreed with young people; staff trained",
            "January 2023",
            "July 2023",
            "All assessments record the child's own words. Case audit twice a year, read by the "
            "young people's panel.",
            "",
        ),
        (
            "6",
            "Schools know what to do when a child speaks of domestic abuse.",
            "Local",
            "Brook End Primary School leads a network of designated leads; guidance for all 23 "
            "schools.",
            "Safeguarding Children Partnership",
            "First meeting October 2022; guidance issued",
            "February 2023",
            "February 2024",
            "No school contacts a parent before it has taken advice. Yearly return of all schools.",
            "",
        ),
        (Box("Theme 4: Home, money and work", across=10),),
        (
            Box("7", down=2),
            Box("A tenant who reports abuse is made safe at home without delay.", down=2),
            "Local",
            "Locks changed within 48 hours at the request of any tenant; no second signature.",
            "Corbel Homes",
            "Policy agreed May 2022; other landlords sign by December 2022",
            "December 2022",
            "December 2023",
            "Median time to change locks falls from 19 days to 2. Reported each quarter.",
            "",
        ),
        (
            "Local",
            "A question about who holds the money is part of every contact about arrears.",
            "Corbel Homes",
            "Script written with Lantern House; staff trained",
            "March 2023",
            "September 2023",
            "One in twenty contacts leads to an offer of help, from none before.",
            "",
        ),
        (
            "8",
            "Employers have one number to ring.",
            "Local",
            "Open an advice line for employers; Thistledown Linen Services has offered to help to "
            "make it known, in memory of Marisela.",
            "Ashgrove Community Safety Partnership",
            "Line opens November 2022; 200 employers written to",
            "November 2022",
            "November 2023",
            "The line is tested by calls each year; 40 employers call in the first year.",
            "",
        ),
        (Box("Theme 5: Nationally", across=10),),
        (
            "9",
            "Earlier reports against a person in another force area reach those who assess risk "
            "without an application.",
            "National",
            "The Chair of the Partnership writes to the Home Office.",
            "Ashgrove Community Safety Partnership",
            "Letter sent; answer reported to the Partnership",
            "October 2022",
            "April 2023",
            "An answer is received and published. The Partnership asks again each year until the "
            "matter is settled.",
            "October 2022",
        ),
        (
            "10",
            "Reviews are told in a way that those who were bereaved can use.",
            "Local",
            "The family, through Adaeze Oduya, is told of progress twice a year for three years.",
            "Ashgrove Community Safety Partnership",
            "First account given October 2022",
            "October 2025",
            "October 2023",
            "The family says whether what was promised was done.",
            "",
        ),
    ),
)

RECOMMENDATIONS = Paper(
    properties=Properties(
        title="Action plan DHR Oduya",
        author="Fenella Roscoe",
        saved_by="Fenella Roscoe",
        header="Ashgrove CSP - DHR Rowan - Action plan",
        footer="Contact: Fenella Roscoe, 01632 960118",
    ),
    landscape=True,
    blocks=(
        Title("Domestic Homicide Review: Rowan. Recommendations and Action Plan"),
        Para("**INVENTED EXAMPLE. No person, place or event in this document is real.**"),
        Para(
            "This plan was revised after the letter of the Home Office Quality Assurance Panel. "
            "Every action now says what it is meant to change, when it will be reviewed, and by "
            "when the Partnership will have the results of the audits. The Partnership looks at "
            "the plan every quarter; the plan first drafted by Ms M. Oduya's family liaison "
            "officer is replaced by this one."
        ),
        Heading(1, "Action plan", numbered=False),
        PLAN,
        Para(
            "Columns follow the template in the statutory guidance of 2016, with a review date "
            "added."
        ),
    ),
)
