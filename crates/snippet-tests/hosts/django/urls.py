from django.http import JsonResponse
from django.urls import path


def root(request):
    return JsonResponse({}, headers={"X-Total": "3"})


def boom(request):
    raise RuntimeError("boom")


urlpatterns = [path("", root), path("boom", boom)]
