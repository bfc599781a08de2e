"""Who draws chart values: each renderer from the value alone, none from what another drew."""
