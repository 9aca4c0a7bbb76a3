"""A list route's `Link` to the next page."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request, Response

from api.schemas.common import Listing

L = TypeVar("L", bound=Listing[Any])


class NextLink:
    """Puts the address of the next page into the answer's headers."""

    def __init__(self, request: Request, response: Response) -> None:
        self._url = request.url
        self._response = response

    def __call__(self, listing: L) -> L:
        """The listing, its `Link: rel="next"` set where there is more.

        Names go as the ids they were taken for, so that what comes in meanwhile cannot turn page two to another entity.
        """
        if listing.next:
            ids = {parameter: entity.id for parameter, entity in listing.resolved.items()}
            url = self._url.include_query_params(**ids, cursor=listing.next)
            self._response.headers["Link"] = f'<{url}>; rel="next"'
        return listing


NextLinkDep = Annotated[NextLink, Depends(NextLink)]
