from django.urls import path

import views

# ANCHOR: urls
urlpatterns = [                                      # assemble
    path("ports", views.list_ports),
    path("sailings", views.search),
    path("sailings/<str:id>", views.one),
]
# ANCHOR_END: urls
urlpatterns += [path("boom", views.boom)]
