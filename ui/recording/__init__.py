"""Records written on the screen: the meeting as it goes, and single records at the desk."""
