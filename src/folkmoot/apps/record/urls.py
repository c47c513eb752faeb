"""The addresses of the record."""

from django.urls import path

from folkmoot.apps.record import views

app_name = "record"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:seq>", views.entry, name="entry"),
    path("<int:seq>.tlog-proof", views.entry_proof, name="entry-proof"),
    path("receipts/<str:code>.tlog-proof", views.receipt_proof, name="receipt-proof"),
    path("receipts/<str:code>.promise", views.receipt_promise, name="receipt-promise"),
    path("receipts/<str:code>", views.receipt, name="receipt"),
    path("outages", views.outages, name="outages"),
    path("check", views.check, name="check"),
    path("checkpoint", views.checkpoint, name="checkpoint"),
    path("log.vkey", views.key, name="key"),
    path("verify_record.py", views.verifier_program, name="verifier"),
    path("tile/<path:rest>", views.tile, name="tile"),
]
