"""What the worker does for campaigns: a bulletin's papers, in both languages and four formats."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django_tasks import task

from sevenlooks.language import LANGS
from sevenlooks.reports.formats import FORMATS, write
from sevenlooks.server.campaigns.models import Bulletin
from sevenlooks.server.web.placed import Scope


@task()
def make_papers(pk: int) -> None:
    """Write every paper of a bulletin; run twice, it writes the same again."""
    from sevenlooks.server.campaigns.bulletin import bulletin
    from sevenlooks.server.campaigns.figures import Moment

    made = Bulletin.objects.select_related("campaign").filter(pk=pk).exclude(state=Bulletin.DONE).first()
    if made is None:
        return
    try:
        moment = Moment(made.campaign, Scope(made.division_code), made.until)
        digests = {}
        for lang in LANGS:
            paper = bulletin(moment, lang)
            for ending in FORMATS:
                file = file_of(made, f"{lang}{ending}")
                write(paper, file)
                digests[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
    except Exception:
        Bulletin.objects.filter(pk=pk).update(state=Bulletin.FAILED)
        raise
    Bulletin.objects.filter(pk=pk).update(state=Bulletin.DONE, digests=digests)


def file_of(made: Bulletin, name: str) -> Path:
    """A paper's place. `name`: language and ending, such as zh.pdf."""
    return settings.SITE / "files" / "campaigns" / str(made.campaign_id) / "bulletins" / str(made.pk) / name
