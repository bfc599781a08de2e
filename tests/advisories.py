"""Known vulnerabilities of what is installed: `python -m tests.advisories requirements.lock …`.

Fails on findings. What could not be asked about is said, never passed over: pip-audit itself ends
well where the index knows none of the packages.
"""

import json
import subprocess
import sys
from collections.abc import Sequence

_SECONDS = 120


def main(files: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
    command += [part for file in files for part in ("-r", file)]
    command += ["--format", "json", "--progress-spinner", "off"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _not_checked(f"no answer in {_SECONDS} s")
    try:
        packages = json.loads(ran.stdout)["dependencies"]
    except ValueError:
        return _not_checked((ran.stderr.strip().splitlines() or ["no answer"])[-1])
    return told(packages)


def told(packages: Sequence[dict]) -> int:
    """Prints what pip-audit found of each package; 1 where one has a known vulnerability."""
    asked = [package for package in packages if "vulns" in package]
    unknown = [package["name"] for package in packages if "vulns" not in package]
    if unknown:
        named = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
        _not_checked(f"{len(unknown)} of {len(packages)} packages, the index has none: {named}")
    if asked:
        print(f"advisories checked: {len(asked)} packages")
    found = [(package, advisory) for package in asked for advisory in package["vulns"]]
    for package, advisory in found:
        fixed = ", ".join(advisory["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {advisory['id']}, mended in {fixed}")
    return int(bool(found))


def _not_checked(why: str) -> int:
    print(f"advisories not checked: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
