from bookings import views
from django.urls import path

urlpatterns = [path("bookings/<str:reference>/cancel", views.cancel)]
