"""Django forms in this house's own markup."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates
from django.template.backends.django import Template

# The few widgets whose markup in Django cannot be styled or read aloud well enough.
_OURS = {
    "django/forms/widgets/radio.html": "web/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "web/forms/choices.html",
    "django/forms/widgets/clearable_file_input.html": "web/forms/file.html",
    "django/forms/errors/list/ul.html": "web/forms/errors.html",
    "django/forms/errors/list/default.html": "web/forms/errors.html",
}


class Renderer(DjangoTemplates):
    """Set ``FORM_RENDERER = "folkmoot.web.renderer.Renderer"``; then ``{{ form }}`` is enough."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/parts/field.html"
    formset_template_name = "web/forms/formset.html"

    def get_template(self, template_name: str) -> Template:
        template: Template = super().get_template(_OURS.get(template_name, template_name))
        return template
