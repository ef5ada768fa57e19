"""What a real browser finds of a page."""

from typing import Any


def violations(page: Any, axe: str, within: str = "html") -> list[str]:
    """What axe-core finds wrong with a page, or a part of it."""
    # an isolated evaluation is not bound by the page's own policy
    page.evaluate(axe)
    found = page.evaluate(
        "(within) => axe.run(within, {resultTypes: ['violations']})"
        ".then((r) => r.violations)",
        within,
    )
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]
