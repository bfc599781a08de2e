"""What needs neither SQL nor a screen: the arithmetic and the words of the field."""
