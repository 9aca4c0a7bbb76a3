"""The pages for people, and the files they load. One module a page; addresses from `urls`, HTML from `rendering`."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from api.web import accusations, articles, entities, home, paths, statements
from api.web.rendering import HEADERS
from api.web.static import MEDIA, content, digest

router = APIRouter()
for _page in (home, entities, statements, articles, paths, accusations):
    router.include_router(_page.router)


@router.get("/static/{name}")
def static(name: str, v: str = "") -> Response:
    """A file that pages load; under the address that names its content it may be kept for ever."""
    if name not in MEDIA:
        raise HTTPException(404)
    kept = "public, max-age=31536000, immutable" if v == digest(name) else "no-cache"
    return Response(content(name), media_type=MEDIA[name], headers={**HEADERS, "Cache-Control": kept})
