"""Everything that knows SQL: models, migrations, reads, loads and the sample."""
