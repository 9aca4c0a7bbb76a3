"""What was said: found, traced back, and proved."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.evidence import VerificationOut
from api.schemas.statements import AttributionOut, ReceptionOut, StatementOut, StatementPage, StatementParams
from graph.store.attribution import attribution, reception, verify

router = APIRouter(tags=["statements"])


@router.get("/statements", operation_id="listStatements")
def list_statements(
    params: Annotated[StatementParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> StatementPage:
    """Statements that match every filter given, newest first."""
    names = Names(store, strict=params.strict)
    wanted = params.filter(names)
    return link(StatementPage.of(wanted, store.statements.find(wanted, params.page(wanted, caps)), names))


@router.get("/statements/{statement_id}", operation_id="getStatement")
def get_statement(statement_id: str, store: StoreDep) -> StatementOut:
    """One statement."""
    return StatementOut.model_validate(store.statements.get(statement_id))


@router.get("/statements/{statement_id}/attribution", operation_id="getAttribution")
def get_attribution(statement_id: str, store: StoreDep) -> AttributionOut:
    """The chain from the outlet back to the speaker and whom this one stands for, and the same words elsewhere."""
    return AttributionOut.model_validate(attribution(store, statement_id))


@router.get("/statements/{statement_id}/reception", operation_id="getReception")
def get_reception(statement_id: str, store: StoreDep) -> ReceptionOut:
    """What was made of it: where it was repeated, quoted or denied from its day on, and whom it accuses."""
    return ReceptionOut.model_validate(reception(store, statement_id))


@router.get("/statements/{statement_id}/evidence", operation_id="getEvidence")
def get_evidence(statement_id: str, store: StoreDep) -> VerificationOut:
    """The statement's spans cut again from the stored text, and all that it supports."""
    return VerificationOut.of(verify(store, statement_id))
