"""The exhibit of the page *Data*."""

from catalogue.entry import EVERYONE, Entry
from charts import quality as charts
from data_access import quality

DATA = {
    "coverage": Entry(
        "data",
        "state",
        lambda of: charts.coverage(of.read(quality.coverage), of.reader),
        ("without_list", "justified_share"),
        audiences=EVERYONE,
    ),
}
