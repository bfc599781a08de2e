"""What the tables of the data format are called on the screen."""

from locales import N_

TABLE_TITLES = {
    "programmes": N_("Programmes"),
    "sectors": N_("Sectors"),
    "organisations": N_("Organisations"),
    "organisation_sectors": N_("Declared sectors"),
    "members": N_("Members of the teams"),
    "meetings": N_("Meetings"),
    "attendance": N_("Attendance lists"),
    "postulates": N_("Postulates"),
    "postulate_supporters": N_("Supporters"),
    "postulate_statuses": N_("Changes of status"),
    "provisions": N_("Provisions of the programme"),
    "postulate_provisions": N_("Postulates in provisions"),
    "agenda_items": N_("Agendas"),
    "tasks": N_("Tasks"),
    "milestones": N_("Milestones"),
    "events": N_("Events"),
    "clearances": N_("Texts looked through"),
}
