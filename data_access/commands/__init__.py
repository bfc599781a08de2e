"""The commands of `python -m data_access`, each `(arguments, words) → exit code`."""
