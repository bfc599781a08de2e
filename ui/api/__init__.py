"""`/api/v1/`: the public records for other programs, read only.

One table of resources (`resources`) makes the routes, the checks of what is asked and the
document that describes them.
"""

API_PATH = "/api/v1"
