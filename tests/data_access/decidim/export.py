"""A small export of a Decidim platform, for the tests to bend.

Headings stand as the serializers of decidim/decidim write them, flattened by
`Decidim::Exporters::CSV` (nested keys and languages joined by `/`, arrays by `, `, and an
apostrophe before text that begins with =, +, - or @), under the names of
`Decidim::OpenDataExporter` (`<host>-open-data-<kind>.csv`):

- PROPOSALS: `Decidim::Proposals::ProposalSerializer`, 0.31
- MEETINGS: `Decidim::Meetings::MeetingSerializer`, 0.31
- RESULTS: `Decidim::Accountability::ResultSerializer`, 0.30
- PROCESSES: `Decidim::ParticipatoryProcesses::OpenDataParticipatoryProcessSerializer`, 0.30
- TAXONOMIES: `Decidim::Exporters::OpenDataTaxonomySerializer`, 0.30
- USER_GROUPS: `Decidim::Exporters::OpenDataUserGroupSerializer`, 0.30 (0.31 has no groups)
- OLD_PROPOSALS: `Decidim::Proposals::ProposalSerializer`, 0.20
- OLD_MEETINGS: `Decidim::Meetings::MeetingSerializer`, 0.28; its hours are in UTC and do not say so
"""

import csv
import io

HOST = "https://decyduj.example.pl"


def _names(text: str) -> list[str]:
    return text.split()


PROPOSALS = _names(
    """
    id author/id author/name author/url taxonomies/ids taxonomies/11/en taxonomies/11/pl
    taxonomies/12/en taxonomies/12/pl taxonomies/21/pl participatory_space/id
    participatory_space/url component/id title/en title/pl title/machine_translations/de body/en
    body/pl address latitude longitude state state_published_at reference answer/en answer/pl
    answered_at votes likes/total_count likes/user_endorsements comments attachments follows_count
    published_at url meeting_urls related_proposals is_amend original_proposal/title
    original_proposal/url withdrawn withdrawn_at created_at updated_at created_in_meeting
    coauthorships_count cost cost_report execution_period
    """
)
MEETINGS = _names(
    """
    id author/id author/name author/url participatory_space/id participatory_space/url
    taxonomies/ids taxonomies/12/en taxonomies/12/pl component/id title/en title/pl description/en
    description/pl start_time end_time attendees contributions organizations address location/en
    location/pl reference attachments url related_proposals related_results published withdrawn
    withdrawn_at location_hints/pl created_at updated_at latitude longitude follows_count
    private_meeting transparent registration_form_enabled comments/start_time comments/end_time
    comments/enabled comments/count online_meeting_url closing_visible closing_report/en
    closing_report/pl attending_organizations registration_url decidim_author_type video_url
    audio_url closed_at registration_terms/pl available_slots registrations_enabled
    customize_registration_email type_of_meeting iframe_access_level iframe_embed_type
    reserved_slots registration_type
    """
)
RESULTS = _names(
    """
    id taxonomies/ids taxonomies/12/pl parent/id title/en title/pl description/en description/pl
    start_date end_date status/id status/key status/name/pl progress created_at updated_at url
    component/id proposal_urls reference children_count comments_count address latitude longitude
    """
)
PROCESSES = _names(
    """
    id title/en title/pl slug reference created_at updated_at published_at follows_count
    short_description/pl description/pl promoted url subtitle/pl remote_hero_image_url
    announcement/pl start_date end_date
    """
)
TAXONOMIES = _names(
    """
    id name/en name/pl parent_id weight children_count taxonomizations_count created_at updated_at
    filters_count filter_items_count part_of is_root
    """
)
USER_GROUPS = _names(
    """
    id name nickname avatar_url profile_url deleted badge members_count members/id members/name
    """
)
OLD_PROPOSALS = _names(
    """
    id category/id category/name/en category/name/pl scope/id scope/name/en scope/name/pl
    participatory_space/id participatory_space/url component/id title/en title/pl body/en body/pl
    state reference answer/en answer/pl supports endorsements/total_count
    endorsements/user_endorsements comments attachments followers published_at url meeting_urls
    related_proposals is_amend original_proposal/title original_proposal/url
    """
)

OLD_MEETINGS = _names(
    """
    id category/id category/name scope/id scope/name participatory_space/id participatory_space/url
    component/id title/fr description/fr start_time end_time attendees contributions organizations
    address location/fr reference comments attachments followers url related_proposals
    related_results published
    """
)

Row = dict[str, str]
Files = dict[str, str]


def table(headings: list[str], *rows: Row) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(
        text, headings, restval="", delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def space(slug: str = "budzet") -> str:
    return f"{HOST}/processes/{slug}"


def proposal(number: int = 1, slug: str = "budzet", **cells: str) -> Row:
    return {
        "id": str(number),
        "author/id": "901",
        "author/name": "Jan Kowalski",
        "author/url": f"{HOST}/profiles/jan_kowalski",
        "taxonomies/ids": "12",
        "taxonomies/12/en": "Culture",
        "taxonomies/12/pl": "Kultura",
        "participatory_space/id": "3",
        "participatory_space/url": space(slug),
        "component/id": "7",
        "title/en": "More halls",
        "title/pl": "Więcej sal",
        "body/pl": "Prosimy o sale.",
        "published_at": "2024-03-01 10:00:00 UTC",
        "created_at": "2024-02-28 10:00:00 UTC",
        "url": f"{space(slug)}/f/7/proposals/{number}",
        "is_amend": "false",
        "withdrawn": "false",
        "created_in_meeting": "false",
        "likes/user_endorsements": "Anna Nowak, Piotr Zieliński",
    } | {name.replace("__", "/"): value for name, value in cells.items()}


def meeting(number: int = 1, slug: str = "budzet", **cells: str) -> Row:
    return {
        "id": str(number),
        "author/name": "Anna Nowak",
        "participatory_space/id": "3",
        "participatory_space/url": space(slug),
        "taxonomies/ids": "12",
        "taxonomies/12/pl": "Kultura",
        "component/id": "8",
        "title/pl": "Pierwsze spotkanie",
        "start_time": "2024-03-10 16:00:00 UTC",
        "end_time": "2024-03-10 18:00:00 UTC",
        "attendees": "0",
        "url": f"{space(slug)}/f/8/meetings/{number}",
        "withdrawn": "false",
        "type_of_meeting": "in_person",
    } | {name.replace("__", "/"): value for name, value in cells.items()}


def proposals(*rows: Row) -> Files:
    return {"proposals": table(PROPOSALS, *rows)}


def meetings(*rows: Row) -> Files:
    return {"meetings": table(MEETINGS, *rows)}


WHOLE: Files = {
    **proposals(
        proposal(
            1,
            state="accepted",
            answered_at="2024-04-02 08:30:00 UTC",
            answer__pl="<p>Słuszne.</p>",
            author__url=f"{HOST}/profiles/fundacja_a",
            meeting_urls=f"{space()}/f/8/meetings/1",
        ),
        proposal(2, state="not_answered", taxonomies__ids=""),
        proposal(3, "plan", state="evaluating", answered_at="2024-04-05 09:00:00 UTC"),
    ),
    **meetings(
        meeting(
            1,
            attendees="25",
            closed_at="2024-03-11 08:00:00 UTC",
            closing_report__pl="<p>Omówiono</p>",
            closing_visible="true",
            attending_organizations="Fundacja A, Stowarzyszenie B",
            address="ul. Krakowska 1",
            location__pl="Dom Kultury",
        ),
        meeting(2, "plan", start_time="2099-01-01 16:00:00 UTC", end_time=""),
    ),
    "results": table(
        RESULTS,
        {
            "id": "5",
            "title/pl": "Nowe sale",
            "created_at": "2024-05-01 08:00:00 UTC",
            "url": f"{space()}/f/9/results/5",
            "proposal_urls": f"{space()}/f/7/proposals/1, {space()}/f/7/proposals/2",
        },
    ),
    "participatory_processes": table(
        PROCESSES,
        {
            "id": "3",
            "slug": "budzet",
            "url": space(),
            "title/en": "Budget",
            "title/pl": "Budżet",
            "start_date": "2024-01-01",
            "end_date": "2024-12-31",
        },
        {"id": "4", "slug": "plan", "url": space("plan"), "title/en": "Plan"},
        {"id": "6", "slug": "pusty", "url": space("pusty"), "title/pl": "Bez zapisów"},
    ),
    "user_groups": table(
        USER_GROUPS,
        {
            "id": "77",
            "name": "Fundacja A",
            "nickname": "'@fundacja_a",
            "profile_url": f"{HOST}/profiles/fundacja_a",
            "members/name": "Jan Kowalski, Anna Nowak",
        },
    ),
    "users": "id;name;nickname\n901;Jan Kowalski;jan_kowalski\n",
    "proposal_comments": "id;body\n1;Zgoda\n",
    "assemblies": "\n",
}
