"""Where the files that come with Utsyn lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"


def shipped_path(name: str) -> Path:
    """A shipped scenario or overlay, such as ``reference`` or ``measures/nurse_pool.yaml``."""
    return _scenarios() / name


def shipped_measures() -> dict[str, Path]:
    """Every shipped overlay by its name, sorted."""
    return {path.stem: path for path in sorted((_scenarios() / "measures").glob("*.yaml"))}


def shipped_units() -> dict[str, Path]:
    """Every shipped unit file by its name, sorted."""
    return {path.stem: path for path in sorted((_scenarios() / "units").glob("*.yaml"))}


def shipped_pools() -> dict[str, Path]:
    """Every shipped pool file by its name, sorted."""
    return {path.stem: path for path in sorted((_scenarios() / "pools").glob("*.yaml"))}


def app_path() -> Path:
    """The file that Streamlit is started with."""
    inside = _SHIPPED / "app.py"
    return inside if inside.exists() else _PACKAGE.parent / "app.py"


def citation_path() -> Path:
    """The file that says how to cite the program."""
    inside = _SHIPPED / "CITATION.cff"
    return inside if inside.exists() else _PACKAGE.parent / "CITATION.cff"


def _scenarios() -> Path:
    inside = _SHIPPED / "scenarios"
    return inside if inside.is_dir() else _PACKAGE.parent / "scenarios"
