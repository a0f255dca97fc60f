from __future__ import annotations

from django.urls import path

from sevenlooks.server.campaigns.pages import bulletin, campaign, progress, survey

urlpatterns = [
    path("campaigns/", campaign.campaigns),
    path("campaigns/start/", campaign.start),
    path("campaigns/<str:id>/", campaign.campaign),
    path("campaigns/<str:id>/act/<slug:table>/", campaign.act),
    path("campaigns/<str:id>/receive/", campaign.receive),
    path("campaigns/<str:id>/receipts/", campaign.receipts),
    path("campaigns/<str:id>/population/", campaign.population),
    path("campaigns/<str:id>/population/list/", campaign.population_list),
    path("campaigns/<str:id>/progress/", progress.progress),
    path("campaigns/<str:id>/list/", survey.work_list),
    path("campaigns/<str:id>/add/", survey.add),
    path("campaigns/<str:id>/gaps/", survey.gaps),
    path("campaigns/<str:id>/bulletin/", bulletin.bulletin),
    path("campaigns/<str:id>/bulletin/make/", bulletin.make),
    path("campaigns/<str:id>/rows/<slug:table>/", bulletin.rows),
    path("campaigns/surveys/<str:id>/", survey.survey),
    path("campaigns/surveys/<str:id>/record/", survey.record),
    path("campaigns/surveys/<str:id>/rectify/", survey.rectify),
    path("campaigns/bulletins/<str:id>/", bulletin.made),
    path("campaigns/bulletins/<str:id>/<slug:table>/", bulletin.paper),
]
